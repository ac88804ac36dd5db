# Files that are not there are a fault of the surroundings: exit code 3.
=== args ===
aqua check nowhere.aqua
aqua nowhere.aqua
aqua build --target air -o - nowhere.aqua
aqua air check nowhere.air
=== expect stderr ===
$ aqua check nowhere.aqua
error[AQ9001]: cannot read `nowhere.aqua`: no such file

checked 1 file, 1 error, 0 warnings in <time>
$ aqua nowhere.aqua
error[AQ9001]: cannot read `nowhere.aqua`: no such file

checked 1 file, 1 error, 0 warnings in <time>
$ aqua build --target air -o - nowhere.aqua
error[AQ9001]: cannot read `nowhere.aqua`: no such file

built 0 functions, 1 error, 0 warnings in <time>
$ aqua air check nowhere.air
error[AQ9001]: cannot read `nowhere.air`: no such file

checked 1 file, 1 error, 0 warnings in <time>
=== expect exit ===
3
3
3
3
