-- Rightsize for Neovim: the configuration of its language server.
--
-- 0.11 and newer: put `editors/nvim` on the runtime path and call `vim.lsp.enable("rightsize")`.
-- 0.10: start it from an autocommand; `editors/README.md` shows the six lines.

---@type vim.lsp.Config
return {
  cmd = { "rightsize-lsp" },
  filetypes = {
    "python",
    "javascript",
    "javascriptreact",
    "typescript",
    "typescriptreact",
    "go",
    "rust",
    "java",
  },
  root_markers = { ".git", "pyproject.toml", "package.json", "go.mod", "Cargo.toml", "pom.xml", "build.gradle" },
  -- Neovim checks the version of an edit and does not say that it can.
  capabilities = vim.tbl_deep_extend("force", vim.lsp.protocol.make_client_capabilities(), {
    workspace = { workspaceEdit = { documentChanges = true } },
  }),
  -- The server must not place a doc in a text whose last keystrokes it has not seen.
  flags = { debounce_text_changes = 0 },
  -- Settings of Rightsize, as `{ engine = "embedded", hover = "short" }`.
  settings = { rightsize = vim.empty_dict() },
}
