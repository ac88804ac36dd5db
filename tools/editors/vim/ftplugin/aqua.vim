" Two blanks a level, comments with `--`; Neovim starts the language server.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal expandtab shiftwidth=2 softtabstop=2 tabstop=2
setlocal comments=:-- commentstring=--\ %s formatoptions-=t formatoptions+=croql
setlocal indentexpr=AquaIndent(v:lnum) indentkeys=o,O,=else:,=otherwise:
let b:undo_ftplugin = 'setlocal expandtab< shiftwidth< softtabstop< tabstop< comments< commentstring< formatoptions< indentexpr< indentkeys<'

" A line ends a block only when somebody says so: below `:` it is one level deeper, else as the one above.
function! AquaIndent(line) abort
  let above = prevnonblank(a:line - 1)
  return above == 0 ? 0 : indent(above) + (getline(above) =~# ':\s*\%(--.*\)\?$' ? shiftwidth() : 0)
endfunction

if has('nvim')
  lua require('aqua').start()
endif
