/**
 * How the readable archive is set: as a document that is read in any browser and printed on any printer, and needs nothing else.
 * The principles have the colours that they have on the compass and on the wall.
 */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #10243a; --soft: #43586b; --line: #c9d5dd; --paper: #fff; --sunken: #eef4f7; --accent: #157f72;
  --p1: #157f72; --p2: #a85a05; --p3: #6d5197; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9f1f5; --soft: #a9bac7; --line: #3b5064; --paper: #0d1b2a; --sunken: #16283a;
  --accent: #5fc9ba; --p1: #5fc9ba; --p2: #f0a850; --p3: #b9a0e0; } }
body { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; font: 1.0625rem/1.55 system-ui, sans-serif; color: var(--ink);
  background: var(--paper); hyphens: auto; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid; text-wrap: balance; }
h1, h2, .statement { font-family: Georgia, 'Times New Roman', serif; font-weight: 600; }
h1 { font-size: clamp(2rem, 6vw, 3rem); margin: .25rem 0 .5rem; } h2 { font-size: clamp(1.5rem, 4vw, 2rem); margin: 0 0 1rem; }
h3 { font-size: 1.1875rem; margin: 2rem 0 .4rem; } h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; color: var(--soft); }
body > header { border-bottom: 4px solid var(--accent); padding-bottom: 1.25rem; } body > header p { margin: .25rem 0; }
section { margin-top: 4rem; } section > h2 { border-top: 1px solid var(--line); padding-top: 1.25rem; }
section > .eyebrow { margin: 0; color: var(--soft); font-size: .875rem; font-weight: 600; } section > .eyebrow + h2 { border: 0; padding-top: .25rem; }
a { color: var(--accent); text-underline-offset: .15em; } nav { margin-top: 2.5rem; } nav ul { padding: 0; list-style: none; columns: 16rem; }
nav li { margin: 0; padding: .25rem 0; break-inside: avoid; }
p { margin: .5rem 0; white-space: pre-line; }
ul { margin: .4rem 0; padding-left: 1.25rem; } li { margin: .35rem 0; break-inside: avoid; white-space: pre-line; } li::marker { color: var(--accent); }
blockquote { margin: .25rem 0 .25rem .25rem; padding-left: .75rem; border-left: 2px solid var(--line); }
.quiet { font-size: .875rem; color: var(--soft); } .statement { font-size: 1.375rem; line-height: 1.3; margin: .25rem 0 .75rem; }
.about { color: var(--soft); margin-top: -.5rem; }
table { border-collapse: collapse; width: 100%; } th, td { padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
.agenda tr { border-bottom: 1px solid var(--line); break-inside: avoid; } .agenda td:last-child { padding-right: 0; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--soft); }
.principle { margin-top: 2.5rem; padding-left: 1.25rem; border-left: 4px solid var(--own); } .principle > h3 { margin-top: 0; color: var(--own); }
.p1 { --own: var(--p1); } .p2 { --own: var(--p2); } .p3 { --own: var(--p3); }
.result { margin: .75rem 0; padding: .75rem 1rem; border-radius: 6px; background: var(--sunken); break-inside: avoid; } .result > p { margin-top: 0; font-weight: 600; }
.result .quiet { font-weight: 400; } .result th { width: 9.5rem; font-weight: 400; color: var(--soft); } .result th, .result td { padding-block: .15rem; }
.result td { font-variant-numeric: tabular-nums; font-weight: 600; }
figure { margin: .8rem 0; break-inside: avoid; } .photo { max-width: 100%; max-height: 30rem; height: auto; } .photos { position: absolute; }
figcaption { font-size: .875rem; color: var(--soft); }
@media (max-width: 30rem) { body { padding-top: 1.5rem; } .result th { width: 7.5rem; } .principle { padding-left: .75rem; } }
@page { size: A4; margin: 18mm 18mm 20mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #3c4d5c; --line: #b4c2cc; --paper: #fff; --sunken: #fff; --accent: #157f72;
    --p1: #157f72; --p2: #a85a05; --p3: #6d5197; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10.5pt; } nav { display: none; } a { color: inherit; text-decoration: none; }
  section { margin: 0; } section + section { break-before: page; } section:first-child { margin-top: 2rem; } section > h2 { border: 0; padding: 0; } p, li { orphans: 3; widows: 3; }
  [aria-labelledby='agenda'] h3 { margin-top: 1rem; } .agenda th, .agenda td { padding-block: .15rem; }
  .result { border: 1px solid var(--line); } .photo { max-height: 110mm; } .principle, .result, body > header { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
