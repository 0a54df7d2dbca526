// CWE-601
import { app, BrowserWindow, ipcMain, shell } from "electron";

app.whenReady().then(() => {
  const window = new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true } });
  ipcMain.handle("open-link", async (_event, link: string) => {
    await shell.openExternal(link);
  });
  window.loadFile("index.html");
});
