import { createHash } from 'node:crypto'
import { OPENER } from './opener-script.ts'
import type { Envelope } from './sealed-file.ts'

const STYLE = `
body{margin:0;font:17px/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff}
main{max-width:46rem;margin:0 auto;padding:1.25rem}
header{background:#16384a;color:#fff;padding:.75rem 1.25rem}
h1{font-size:1.9rem;line-height:1.2;margin:1rem 0}h2{font-size:1.3rem;margin:2rem 0 .5rem;break-after:avoid}
label{display:block;font-weight:bold;margin-bottom:.25rem}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:2px solid #0b0c0c}
button{font:inherit;background:#0f7a52;color:#fff;border:0;padding:.6rem 1rem;margin:1rem 0;cursor:pointer}
:focus{outline:3px solid #ffdd00;outline-offset:0;box-shadow:inset 0 0 0 2px #0b0c0c}
.wrong{border-left:5px solid #ab1f1f;padding:.25rem 0 .25rem .75rem;color:#ab1f1f;font-weight:bold}
.note{border-left:10px solid #d3d8da;padding:.25rem 0 .25rem 1rem;margin:1rem 0}
dl{margin:0;border-top:1px solid #d3d8da}dl div{border-bottom:1px solid #d3d8da;padding:.5rem 0;break-inside:avoid}
dt{font-weight:bold}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
h1:focus{outline:none;box-shadow:none}
a{color:#1a65a6;overflow-wrap:anywhere}
@media(min-width:40rem){dl div{display:grid;grid-template-columns:14rem 1fr;gap:1rem}}
@media print{form,button,.screen{display:none}header{color:#000;background:none;padding:0}main{max-width:none;padding:0}}
`

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The whole file around the envelope: what to do in plain words, and the script that opens it. It fetches nothing. */
export function sealedPage(envelope: Envelope): string {
  const policy = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(OPENER)}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Sealed file</title>
<style>${STYLE}</style>
</head>
<body>
<header>Sealed file from a council</header>
<main>
<div id="closed">
<h1>This file is sealed</h1>
<p>It is meant for the team of your council that looks after children who miss education. It opens here in your browser, without a network, and sends nothing anywhere.</p>
<ol>
<li>Have the passphrase ready. It has nine words. The sender tells it to you by another way than this file, for example by telephone.</li>
<li>Type it below and open the file.</li>
<li>Read it, print it or save it in your own system, then answer: the file says how.</li>
</ol>
<p>If it is not meant for you, do not try to open it. Tell whoever sent it, then delete it.</p>
<form id="form" novalidate>
<label for="words">Passphrase</label>
<p id="wrong" class="wrong" role="alert" hidden></p>
<input id="words" type="text" autocomplete="off" autocapitalize="none" spellcheck="false">
<button type="submit">Open the file</button>
</form>
<noscript><p class="wrong">Your browser runs no script, so it cannot open the file. Try another browser, or upload the file to Onroll.</p></noscript>
</div>
<div id="open" hidden></div>
</main>
<script type="application/json" id="sealed">${JSON.stringify(envelope)}</script>
<script>${OPENER}</script>
</body>
</html>`
}
