-- Starts `aqua lsp` for the project of the buffer: the nearest folder above with an aqua.toml, else that of the file.
local M = {}

function M.start()
  if vim.fn.executable('aqua') == 0 then
    return
  end
  local file = vim.api.nvim_buf_get_name(0)
  local manifest = vim.fs.find('aqua.toml', { upward = true, path = vim.fs.dirname(file) })[1]
  vim.lsp.start({
    name = 'aqua',
    cmd = { 'aqua', 'lsp', '--stdio' },
    root_dir = manifest and vim.fs.dirname(manifest) or vim.fs.dirname(file),
  })
end

return M
