-- Starts `aqua lsp` for the project of the buffer: the nearest folder above with an aqua.toml, else that of the file.
local M = {}

local clients = {} -- by folder, for editors without vim.lsp.start (before 0.8)

local function folder_of(file)
  local own = vim.fn.fnamemodify(file, ':p:h')
  local folder = own
  while true do
    if vim.fn.filereadable(folder .. '/aqua.toml') == 1 then
      return folder
    end
    local above = vim.fn.fnamemodify(folder, ':h')
    if above == folder then
      return own
    end
    folder = above
  end
end

function M.start()
  local command = vim.g.aqua_command or 'aqua'
  if vim.fn.executable(command) == 0 then
    return
  end
  local root = folder_of(vim.api.nvim_buf_get_name(0))
  local config = { name = 'aqua', cmd = { command, 'lsp', '--stdio' }, root_dir = root }
  if vim.lsp.start then
    vim.lsp.start(config)
    return
  end
  if not clients[root] or vim.lsp.client_is_stopped(clients[root]) then
    clients[root] = vim.lsp.start_client(config)
  end
  vim.lsp.buf_attach_client(0, clients[root])
end

return M
