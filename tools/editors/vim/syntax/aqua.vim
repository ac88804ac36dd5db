" Vim syntax file: Aqua. Written by aqua_grammars from the token tables of the compiler.
if exists('b:current_syntax')
  finish
endif

syntax match aquaName /\v\C<[a-z]\w*>/
syntax match aquaType /\v\C<[A-Z]\w*>/
syntax match aquaConstant /\v\C<[A-Z][A-Z0-9_]+>/
syntax match aquaFunction /\v\C<[a-z]\w*>\ze\s*[({]/
syntax keyword aquaScalar u8 u16 u32 u64 i8 i16 i32 i64 f32 f64 bool string
syntax keyword aquaBoolean true false
syntax keyword aquaConstant nil
syntax match aquaNumber /\v\C<\d+%(\.\d+)?>/
syntax match aquaOperator /\v\C[-+*\/%<>=!&|?]+/
syntax match aquaItem /\v\C^%(service|ability|const|alias|data|func)\ze\s/
syntax match aquaInclude /\v\C^%(module|import|export|aqua|use)\ze%(\s|$)/
syntax match aquaInclude /\v\C\s@1<=%(declares\ze\s+[*A-Za-z]|from\ze\s+"|as\ze\s+[A-Za-z])/
syntax match aquaStatement /\v\C%(^\s+|%(%(join|par|co)\s+)@10<=)%(otherwise|parseq|catch|else|for|try|on|if)\ze%(\s+[^:=<[:space:]]|\s*:\s*%(--|$))/
syntax match aquaStatement /\v\C^\s+%(%(join|par|co)\s+)*%(join|par|co)\ze\s+[A-Za-z"\[]/
syntax match aquaStatement /\v\C\s@1<=%(via|on)\ze\s+[^:=<[:space:]]/
syntax match aquaStatement /\v\C\s@1<=%(par|try|rec)\ze\s*:\s*%(--|$)/
syntax match aquaItem /\v\C\=\s*\zsfunc\ze\s*[({]/
syntax match aquaConstant /\v\C\%init_peer_id\%/
syntax region aquaString start=/"/ end=/"/
syntax match aquaComment /--.*$/ contains=@Spell

highlight default link aquaName Identifier
highlight default link aquaType Type
highlight default link aquaConstant Constant
highlight default link aquaFunction Function
highlight default link aquaScalar Type
highlight default link aquaBoolean Boolean
highlight default link aquaNumber Number
highlight default link aquaOperator Operator
highlight default link aquaItem Structure
highlight default link aquaInclude Include
highlight default link aquaStatement Statement
highlight default link aquaString String
highlight default link aquaComment Comment

let b:current_syntax = 'aqua'
