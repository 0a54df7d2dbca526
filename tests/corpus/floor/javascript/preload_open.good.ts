// CWE-601, mended
import { app, BrowserWindow, ipcMain, shell } from "electron";

app.whenReady().then(() => {
  const window = new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true } });
  ipcMain.handle("open-link", async (_event, link: string) => {
    const url = new URL(link);
    if (url.protocol !== "https:" || url.hostname !== "help.example.com") {
      throw new Error("link is not allowed");
    }
    await shell.openExternal(url.toString());
  });
  window.loadFile("index.html");
});
