autocmd BufNewFile,BufRead *.aqua setfiletype aqua
autocmd BufNewFile,BufRead *.air setfiletype air
if has('nvim')
  autocmd BufNewFile,BufRead aqua.toml,*.scenario.toml lua require('aqua').start()
endif
