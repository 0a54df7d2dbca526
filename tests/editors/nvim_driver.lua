-- Drives the Neovim that runs it through one scenario: nvim --clean -l nvim_driver.lua SCENARIO FILE
--
-- A scenario returns what it saw; the last line on standard output is that, as JSON.  Nothing sleeps: everything waits
-- for a condition.

local scenario, file = arg[1], arg[2]
local patience = 120000

local function until_true(what, condition)
  if not vim.wait(patience, condition, 10) then
    error("waited in vain for " .. what)
  end
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
end

local told, progress = {}, {}

local function listen()
  local show = vim.lsp.handlers["window/showMessage"]
  vim.lsp.handlers["window/showMessage"] = function(err, result, context, config)
    table.insert(told, result.message)
    return show and show(err, result, context, config)
  end
  vim.api.nvim_create_autocmd("LspProgress", {
    callback = function(event)
      table.insert(progress, event.data.params)
    end,
  })
end

local function connect()
  vim.cmd.edit(file)
  local config = dofile("editors/nvim/lsp/rightsize.lua")
  config.cmd = { vim.env.NVIM_TEST_PYTHON, "-m", "rightsize.lsp" }
  config.name = "rightsize"
  config.root_dir = vim.fs.dirname(file)
  config.settings.rightsize = vim.json.decode(vim.env.NVIM_TEST_SETTINGS)
  config.init_options = config.settings.rightsize
  if vim.lsp.config and vim.lsp.enable then
    config.root_markers = nil
    vim.lsp.config("rightsize", config)
    vim.lsp.enable("rightsize")
    vim.bo.filetype = "python"
  else
    vim.bo.filetype = "python"
    vim.lsp.start(config)
  end
  local client
  until_true("initialize", function()
    client = vim.lsp.get_clients({ bufnr = 0 })[1]
    return client ~= nil and client.initialized
  end)
  return client
end

local function cursor_on(word)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search(word, "c") > 0, word)
end

local function range_params(client)
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, triggerKind = 1 }
  return params
end

local function titles(client)
  local answers = assert(vim.lsp.buf_request_sync(0, "textDocument/codeAction", range_params(client), patience))
  return vim.tbl_map(function(action)
    return action.title
  end, answers[client.id].result or {})
end

local function run_action(prefix, range)
  vim.lsp.buf.code_action({
    apply = true,
    range = range,
    filter = function(action)
      return vim.startswith(action.title, prefix)
    end,
  })
end

local function documented()
  return text():find('"""', 1, true) ~= nil
end

local function progress_has(kind)
  return vim.iter(progress):any(function(params)
    return params.value.kind == kind
  end)
end

local function hover_text()
  vim.lsp.buf.hover()
  local found
  until_true("a hover", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        found = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
        return true
      end
    end
    return false
  end)
  return found
end

local scenarios = {}

function scenarios.actions(client)
  cursor_on("area")
  return { titles = titles(client), encoding = client.offset_encoding }
end

function scenarios.document(client)
  local before = text()
  cursor_on("area")
  run_action("Document")
  until_true("the doc", documented)
  local after = text()
  until_true("the end", function()
    return progress_has("end")
  end)
  local hovered = hover_text()
  vim.cmd("silent undo")
  return { before = before, after = after, undone = text(), hover = hovered, told = told, encoding = client.offset_encoding }
end

function scenarios.file(client)
  local before = text()
  local params = range_params(client)
  params.context.only = { "source" }
  local answers = assert(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, patience))
  local action = answers[client.id].result[1]
  client.request("workspace/executeCommand", action.command, function() end, 0)
  until_true("the docs", documented)
  local after = text()
  vim.cmd("silent undo")
  return { title = action.title, before = before, after = after, undone = text() }
end

function scenarios.hover_before(_)
  cursor_on("area")
  return { hover = hover_text() }
end

function scenarios.cancel(client)
  local before = text()
  cursor_on("area")
  run_action("Document")
  until_true("progress", function()
    return progress_has("report")
  end)
  client.notify("window/workDoneProgress/cancel", { token = progress[1].token })
  until_true("the end", function()
    return progress_has("end")
  end)
  return { unchanged = text() == before, told = told }
end

function scenarios.type(client)
  cursor_on("area")
  run_action("Document")
  until_true("progress", function()
    return progress_has("report")
  end)
  -- Typed as a person would: a new line above the function, while the model writes.
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("ggOimport math<Esc>", true, false, true), "xt", false)
  -- A script never comes back to where keys are read, and there Neovim ends an undo step.
  vim.o.undolevels = vim.o.undolevels
  local typed = text()
  until_true("the doc", documented)
  local after = text()
  vim.cmd("silent undo")
  return { typed = typed, after = after, undone = text(), told = told, encoding = client.offset_encoding }
end

local function shown()
  return vim.tbl_map(function(each)
    local line = vim.api.nvim_buf_get_lines(0, each.lnum, each.lnum + 1, false)[1] or ""
    return {
      line = each.lnum + 1,
      code = tostring(each.code),
      source = each.source,
      severity = each.severity,
      message = each.message,
      text = line:sub(each.col + 1, each.lnum == each.end_lnum and each.end_col or #line),
      link = vim.tbl_get(each, "user_data", "lsp", "codeDescription", "href"),
    }
  end, vim.diagnostic.get(0))
end

function scenarios.findings(client)
  cursor_on("rows")
  local before = text()
  run_action("Review")
  until_true("findings", function()
    return #vim.diagnostic.get(0) > 0
  end)
  local found = shown()
  vim.api.nvim_win_set_cursor(0, { found[1].line, 4 })
  local hovered = hover_text()
  local offered = titles(client)
  vim.api.nvim_buf_set_lines(0, 0, 0, false, { "# A line more." })
  until_true("the findings on their new lines", function()
    return #shown() > 0 and shown()[1].line == found[1].line + 1
  end)
  local moved = shown()
  vim.cmd("silent undo")
  until_true("the findings back", function()
    return #shown() > 0 and shown()[1].line == found[1].line
  end)
  vim.api.nvim_win_set_cursor(0, { found[1].line, 4 })
  run_action("Ignore CWE-89 here")
  until_true("the comment", function()
    return text() ~= before
  end)
  until_true("no finding", function()
    return #vim.diagnostic.get(0) == 0
  end)
  return { found = found, hover = hovered, offered = offered, moved = moved, after = text(), told = told }
end

function scenarios.generate(client)
  local before = text()
  cursor_on("clamp")
  local offered = titles(client)
  run_action("Generate")
  until_true("the end", function()
    return progress_has("end")
  end)
  local after = text()
  local hovered = hover_text()
  if after ~= before then
    vim.cmd("silent undo")
  end
  return { offered = offered, before = before, after = after, undone = text(), hover = hovered, told = told }
end

-- The window of an answer beside the code, once there is one.
local function answer_window()
  return vim.iter(vim.api.nvim_list_wins()):find(function(window)
    return vim.bo[vim.api.nvim_win_get_buf(window)].filetype == "markdown"
  end)
end

local function answered()
  until_true("an answer", answer_window)
  until_true("the end", function()
    return progress_has("end")
  end)
  local buffer = vim.api.nvim_win_get_buf(answer_window())
  return {
    answer = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n"),
    readonly = vim.bo[buffer].readonly,
    windows = #vim.api.nvim_list_wins(),
    at = vim.fs.basename(vim.api.nvim_buf_get_name(0)),
    unchanged = not vim.bo.modified,
    told = told,
  }
end

function scenarios.explain(client)
  cursor_on("area")
  run_action("Explain")
  return answered()
end

function scenarios.ask(client)
  local question, choices
  vim.ui.select = function(items, options, choose)
    question = options.prompt
    choices = vim.tbl_map(options.format_item, items)
    choose(items[2], 2)
  end
  run_action("Ask about the selection", { start = { 3, 0 }, ["end"] = { 4, 0 } })
  return vim.tbl_extend("error", answered(), { question = question, choices = choices })
end

function scenarios.question(client)
  local argument = { uri = vim.uri_from_bufnr(0), scope = "file", question = "explain what this does and summarise it in one sentence" }
  client.request("workspace/executeCommand", { command = "rightsize.ask", arguments = { argument } }, function() end, 0)
  return answered()
end

listen()
local client = connect()
local ok, seen = xpcall(scenarios[scenario], debug.traceback, client)
for _, each in ipairs(vim.lsp.get_clients()) do
  each.stop()
end
vim.wait(patience, function()
  return #vim.lsp.get_clients() == 0
end, 10)
io.stdout:write("\n" .. vim.json.encode(ok and seen or { error = seen }) .. "\n")
os.exit(ok and 0 or 1)
