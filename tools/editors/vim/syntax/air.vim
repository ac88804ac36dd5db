" Vim syntax file: AIR. Written by aqua_grammars from the token tables of the compiler.
if exists('b:current_syntax')
  finish
endif

syntax match airInstruction /\v\C\(@1<=%(call|canon|ap|seq|par|xor|match|mismatch|fold|next|new|fail|null|never)\ze%([[:space:]()]|$)/
syntax match airNumber /\v<-?\d+%(\.\d+)?>/
syntax match airConstant /\v\%%(init_peer_id|timestamp|ttl|last_error)\%|:error:|<%(true|false)>/
syntax match airSigil /\v#?[$%#]\w[[:alnum:]_-]*/
syntax region airString start=/"/ end=/"/
syntax match airComment /;.*$/

highlight default link airInstruction Statement
highlight default link airNumber Number
highlight default link airConstant Constant
highlight default link airSigil Identifier
highlight default link airString String
highlight default link airComment Comment

let b:current_syntax = 'air'
