-- Asks `aqua lsp` the questions of AQUA_QUESTIONS with the client of Neovim; the answers go to AQUA_GIVEN. Run by
-- answers_test.py.
local function read(path)
  local file = assert(io.open(path))
  local text = file:read('*a')
  file:close()
  return text
end

local function ask()
  local asked = vim.json.decode(read(vim.env.AQUA_QUESTIONS))
  vim.cmd('edit ' .. vim.fn.fnameescape(asked.open))
  vim.bo.filetype = 'air'
  local ended
  local id = assert(vim.lsp.start_client({
    name = 'aqua',
    cmd = { vim.env.AQUA, 'lsp', '--stdio' },
    root_dir = asked.root,
    workspace_folders = { { uri = asked.uri, name = 'shop' } },
    capabilities = asked.capabilities,
    on_exit = function(code) ended = code end,
  }))
  vim.lsp.buf_attach_client(0, id)
  local client = vim.lsp.get_client_by_id(id)
  assert(vim.wait(20000, function() return client.initialized end, 10), 'the server does not answer')
  local answers = {}
  for _, question in ipairs(asked.questions) do
    local answer = assert(client.request_sync(question.method, question.params, 60000, 0))
    if answer.err then
      table.insert(answers, { error = { code = answer.err.code, message = answer.err.message } })
    else
      table.insert(answers, { result = answer.result == nil and vim.NIL or answer.result })
    end
  end
  client.stop()
  vim.wait(20000, function() return ended ~= nil end, 10)
  local file = assert(io.open(vim.env.AQUA_GIVEN, 'w'))
  file:write(vim.json.encode({ answers = answers, code = ended or vim.NIL }))
  file:close()
end

local fine, problem = pcall(ask)
if not fine then
  io.stderr:write(tostring(problem) .. '\n')
  vim.cmd('cquit 1')
end
vim.cmd('qall!')
