# Texts from the source end no line, and begin no comment, directive or markup.
=== args ===
aqua diagram f.aqua --format mermaid
aqua diagram f.aqua --format svg
=== f.aqua ===
aqua F
export end

service S("s;#%%{init}%%<b>:end"):
  str(x: string) -> string
service W("wrap"):
  wrap(x: string) -> string

func end(end: string) -> string:
  on end:
    x <- S.str("a;b#c\n<script>alert(1)</script>")
    y <- W.wrap("&amp; ]]> --")
  <- x
=== expect stdout ===
$ aqua diagram f.aqua --format mermaid
sequenceDiagram
  participant p0 as client
  participant p1 as relay
  participant p2 as end
  Note over p0: end(end)
  p0->>p1: on its way
  p1->>p2: x <- s#59;#35;#37;#37;{init}#37;#37;#60;b>:end.str("a#59;b#35;c#92;n#60;script>alert(1)…")
  p2->>p2: wrap.wrap("#38;amp#59; ]]> --")
  p2-->>p1: x
  p1-->>p0: x
  Note over p0: result: x
  Note over p0: an error that nobody catches ends here, through relay
$ aqua diagram f.aqua --format svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1092 338" width="1092" height="338" role="img" aria-labelledby="t">
<title id="t">end</title>
<style>text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#1f2328}.bg{fill:#fff}.peer{fill:#eef2f7;stroke:#57606a}.name{font-weight:600}.dim{fill:#57606a}.life{stroke:#b8c0ca;stroke-dasharray:3 4}.way{stroke:#0b5cad;fill:none}.back{stroke:#57606a;fill:none;stroke-dasharray:6 3}.bad{stroke:#b42318;fill:none;stroke-dasharray:2 3}.note{fill:#fff8dc;stroke:#c9b458}.frame{fill:none;stroke:#8c96a3}.gone{fill:#fdecea;stroke:#b42318}.halo{paint-order:stroke;stroke:#fff;stroke-width:4px}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.bg{fill:#0d1117}.peer{fill:#1c2530;stroke:#9aa7b4}.dim{fill:#9aa7b4}.life{stroke:#3d4a57}.way{stroke:#6cb6ff}.back{stroke:#9aa7b4}.bad{stroke:#ff8a80}.note{fill:#2d2a16;stroke:#a08c3a}.frame{stroke:#5b6773}.gone{fill:#3a1b1b;stroke:#ff8a80}.halo{stroke:#0d1117}}</style>
<rect class="bg" width="1092" height="338"/>
<line class="life" x1="194" y1="58" x2="194" y2="330"/>
<rect class="peer" rx="6" x="159" y="14" width="70" height="42"/>
<text class="name" text-anchor="middle" x="194" y="39">client</text>
<line class="life" x1="534" y1="58" x2="534" y2="330"/>
<rect class="peer" rx="6" x="503" y="14" width="62" height="42"/>
<text class="name" text-anchor="middle" x="534" y="39">relay</text>
<line class="life" x1="874" y1="58" x2="874" y2="330"/>
<rect class="peer" rx="6" x="850" y="14" width="48" height="42"/>
<text class="name" text-anchor="middle" x="874" y="39">end</text>
<rect class="note" rx="3" x="154" y="75" width="80" height="22"/>
<text text-anchor="middle" x="194" y="90">end(end)</text>
<path class="way" d="M194 120H531"/>
<path class="way" style="stroke-dasharray:none" d="M524 116L531 120L524 124"/>
<text class="halo" text-anchor="middle" x="364" y="115">on its way</text>
<path class="way" d="M534 150H871"/>
<path class="way" style="stroke-dasharray:none" d="M864 146L871 150L864 154"/>
<text class="halo" text-anchor="middle" x="704" y="145">x &lt;- s;#%%{init}%%&lt;b&gt;:end.str(&quot;a;b#c\n&lt;script&gt;alert(1)…&quot;)</text>
<circle class="way" cx="874" cy="176" r="4"/>
<text class="halo" text-anchor="start" x="884" y="180">wrap.wrap(&quot;&amp;amp; ]]&gt; --&quot;)</text>
<path class="back" d="M874 210H537"/>
<path class="back" style="stroke-dasharray:none" d="M544 206L537 210L544 214"/>
<text class="halo" text-anchor="middle" x="704" y="205">x</text>
<path class="back" d="M534 240H197"/>
<path class="back" style="stroke-dasharray:none" d="M204 236L197 240L204 244"/>
<text class="halo" text-anchor="middle" x="364" y="235">x</text>
<rect class="note" rx="3" x="151" y="255" width="86" height="22"/>
<text text-anchor="middle" x="194" y="270">result: x</text>
<rect class="note" rx="3" x="2" y="285" width="389" height="22"/>
<text text-anchor="middle" x="196" y="300">an error that nobody catches ends here, through relay</text>
</svg>
