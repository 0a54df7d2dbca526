// CWE-1188, mended
const path = require("path");
const { app, BrowserWindow } = require("electron");

function createWindow() {
  const window = new BrowserWindow({
    width: 1200,
    height: 800,
    webPreferences: {
      preload: path.join(__dirname, "preload.js"),
      nodeIntegration: false,
      contextIsolation: true,
    },
  });
  window.loadURL("https://app.example.com");
  return window;
}

app.whenReady().then(createWindow);
app.on("window-all-closed", () => app.quit());
