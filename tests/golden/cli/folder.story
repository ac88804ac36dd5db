# A folder is no file, and a file may have any name.
=== args ===
aqua check tests
aqua check notes.txt
=== notes.txt ===
aqua Main
=== disk ===
=== expect stderr ===
error[AQ9001]: cannot read `tests`: is a directory

checked 1 file, 1 error, 0 warnings in <time>
checked 1 file, 0 errors, 0 warnings in <time>
=== expect exit ===
3
0
