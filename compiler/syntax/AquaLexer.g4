// Words and signs of Aqua (language spec 1). Every word of the language is also a valid name: layout.cpp decides by
// position, and turns a keyword that stands in the place of a name into LOWER.
lexer grammar AquaLexer;

// Made by layout.cpp. NOT is a prefix `!`, BANG the index; BESIDE stands between the two values of `Service id`.
tokens { NEWLINE, INDENT, DEDENT, NOT, BESIDE }

AQUA : 'aqua' ;
MODULE : 'module' ;
DECLARES : 'declares' ;
IMPORT : 'import' ;
USE : 'use' ;
EXPORT : 'export' ;
FROM : 'from' ;
AS : 'as' ;
CONST : 'const' ;
ALIAS : 'alias' ;
DATA : 'data' ;
SERVICE : 'service' ;
ABILITY : 'ability' ;
FUNC : 'func' ;
FOR : 'for' ;
ON : 'on' ;
IF : 'if' ;
ELSE : 'else' ;
OTHERWISE : 'otherwise' ;
TRY : 'try' ;
CATCH : 'catch' ;
PARSEQ : 'parseq' ;
PAR : 'par' ;
CO : 'co' ;
JOIN : 'join' ;
VIA : 'via' ;
REC : 'rec' ;
BOOLEAN : 'true' | 'false' ;
LOWER : [a-z] [A-Za-z0-9_]* ;
UPPER : [A-Z] [A-Za-z0-9_]* ;
FLOAT : [0-9]+ '.' [0-9]+ ;
INTEGER : [0-9]+ ;
BAD_NUMBER : [0-9]+ ('.' [0-9]+)? [A-Za-z_] [A-Za-z0-9_]* ;
TEXT : '"' ~["]* '"' ;
OPEN_TEXT : '"' ~["\r\n]* ;  // shorter than TEXT, so only where no closing quote follows
INIT_PEER_ID : '%init_peer_id%' ;
TOP : '\u22A4' ;
BOTTOM : '\u22A5' ;
PUSH : '<<-' ;
LEFT_ARROW : '<-' ;
RIGHT_ARROW : '->' ;
DEFAULT : '?=' ;
BANG_EQUAL : '!==' ;  // `a!==b` is `a! == b`
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
GREATER_EQUAL : '>=' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
LESS : '<' ;
AND : '&&' ;
OR : '||' ;
POWER : '**' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
ASSIGN : '=' ;
BANG : '!' ;
QUESTION : '?' ;
COLON : ':' ;
COMMA : ',' ;
DOT : '.' ;
LEFT_PAREN : '(' ;
RIGHT_PAREN : ')' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;
LINE_END : '\n' '\r'? | '\r\n' ;
BLANK : [ \t]+ -> skip ;
COMMENT : '--' ~[\n]* -> skip ;
UNKNOWN : . ;
