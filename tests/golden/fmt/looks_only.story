# `--check` lists what would change, `--diff` shows it; neither writes.
=== args ===
aqua fmt --check a.aqua b.aqua
aqua fmt --diff a.aqua b.aqua
aqua fmt --check --diff a.aqua
aqua fmt --check b.aqua
=== a.aqua ===
aqua A
const  A = 1

const B = 2
=== b.aqua ===
aqua B

const A = 1
=== expect stdout ===
$ aqua fmt --check a.aqua b.aqua
a.aqua
$ aqua fmt --diff a.aqua b.aqua
--- a.aqua
+++ a.aqua
@@ -1,4 +1,5 @@
 aqua A
-const  A = 1
+
+const A = 1
 
 const B = 2
$ aqua fmt --check --diff a.aqua
--- a.aqua
+++ a.aqua
@@ -1,4 +1,5 @@
 aqua A
-const  A = 1
+
+const A = 1
 
 const B = 2
=== expect stderr ===
$ aqua fmt --check a.aqua b.aqua
formatted 2 files, 1 would change, 0 errors in <time>
$ aqua fmt --diff a.aqua b.aqua
formatted 2 files, 1 would change, 0 errors in <time>
$ aqua fmt --check --diff a.aqua
formatted 1 file, 1 would change, 0 errors in <time>
$ aqua fmt --check b.aqua
formatted 1 file, 0 would change, 0 errors in <time>
=== expect exit ===
1
0
1
0
