/** What the reviewers' page brings along for the browser: its look, finding and filtering, keeping and saving comments. */

export const previewStyle = `
:root{color-scheme:light;--ink:#16242b;--soft:#57666e;--line:#d5dee0;--chat:#e6eeec;--key:#c3d6d3;--teal:#1d6a72;--warn:#8a5a00}
*{box-sizing:border-box}html{scroll-padding-top:1rem}
body{margin:0;font:15px/1.45 system-ui,"DejaVu Sans",sans-serif;color:var(--ink);background:#fff}
header{padding:1rem 1.2rem .8rem;border-bottom:1px solid var(--line)}
h1{font-size:1.3rem;margin:0}header p{margin:.25rem 0;color:var(--soft);font-size:.9rem;max-width:52rem}
.tools{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;font-size:.9rem;position:sticky;top:0;z-index:2;background:#fff;border-bottom:1px solid var(--line);padding:.55rem 1.2rem}
.tools label{display:flex;gap:.3rem;align-items:center}.tools fieldset{display:flex;flex-wrap:wrap;gap:.2rem .8rem;border:0;margin:0;padding:0}
input[type=search],input[type=text]{font:inherit;padding:.3rem .6rem;border:1px solid var(--line);border-radius:.5rem;min-width:0}
#find{flex:1 1 14rem;max-width:24rem}#reader{width:11rem}#found{color:var(--soft);min-width:4.5rem}
button{font:inherit;padding:.3rem .8rem;border:1px solid var(--teal);border-radius:.5rem;background:#fff;color:var(--teal);cursor:pointer}
#save{background:var(--teal);color:#fff}#unkept{color:#a33}
a{color:var(--teal);text-decoration:none}a:hover{text-decoration:underline}
.page{display:grid;grid-template-columns:15.5rem minmax(0,1fr);gap:0 1.6rem;max-width:1600px;margin:0 auto;padding:0 1.2rem 4rem}
nav{position:sticky;top:5.8rem;align-self:start;max-height:calc(100vh - 5.8rem);overflow:auto;padding:1rem 0;font-size:.87rem}
nav summary{font-weight:600;cursor:pointer;padding:.25rem 0}nav ol{list-style:none;margin:0 0 .6rem;padding:0}
nav a{display:flex;justify-content:space-between;gap:.5rem;padding:.14rem 0;color:var(--ink)}nav small{color:var(--soft)}
h2{font-size:1.3rem;margin:1.8rem 0 .7rem}h2 small{color:var(--soft);font-weight:400}
article{border:1px solid var(--line);border-radius:.8rem;padding:.7rem .9rem .8rem;margin:0 0 1rem;scroll-margin-top:6.4rem;content-visibility:auto;contain-intrinsic-size:auto 24rem}
section{scroll-margin-top:5rem}article:target{border-color:var(--teal);box-shadow:0 0 0 1px var(--teal)}
h3{font-size:1rem;margin:0 0 .5rem}h3 a{color:inherit}
.unread{display:inline-block;margin-left:.5rem;font-size:.72rem;font-weight:400;color:var(--warn);border:1px solid #e3c58b;border-radius:1rem;padding:0 .5rem;vertical-align:.08rem}
.who{margin:.5rem 0 .25rem;font-size:.8rem;color:var(--soft)}
.cells{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,25rem);gap:.7rem}
.cell{background:var(--chat);border-radius:.9rem;padding:.5rem .55rem .55rem;min-width:0;display:flex;flex-direction:column}
.tongue{margin:0 0 .35rem;font-size:.72rem;color:var(--soft);text-align:center}
.say{white-space:pre-line;overflow-wrap:anywhere;background:#fff;border-radius:.9rem .9rem .9rem .25rem;padding:.5rem .7rem;margin:0 0 .25rem;box-shadow:0 1px 1px #0001}
.keys{margin:0 0 .5rem}.row{display:flex;gap:.25rem;margin-bottom:.25rem}
.row span{flex:1 1 0;min-width:0;overflow-wrap:anywhere;display:flex;align-items:center;justify-content:center;text-align:center;font-size:.84rem;line-height:1.2;background:var(--key);border-radius:.5rem;padding:.38rem .3rem}
.below{border-top:1px solid var(--line);margin:.4rem -.55rem 0;padding:.35rem .45rem 0;background:#f4f6f6}.below:last-child{margin-top:auto;margin-bottom:-.55rem;border-radius:0 0 .9rem .9rem}
.below .row span{background:#fff;font-size:.8rem;color:#30434b;box-shadow:0 1px 0 #0002}
.note{display:block;margin-top:.6rem}.note span{display:block;font-size:.78rem;color:var(--soft)}
textarea{width:100%;font:inherit;border:1px solid var(--line);border-radius:.4rem;padding:.35rem .55rem;resize:vertical;field-sizing:content;min-height:2.2rem}
textarea:focus,input:focus{outline:2px solid var(--teal)}.has textarea{border-color:#c98a1b;background:#fffaf0}
.where{margin:.35rem 0 0;font-size:.7rem;color:#6d7a80}.where summary{cursor:pointer}.where p{margin:.2rem 0 0;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
.no-ru .cell[lang=ru],.no-tt .cell[lang=tt],.no-en .cell[lang=en],.no-child .to.child,.no-adult .to.adult{display:none}
[hidden]{display:none!important}
@media screen and (max-width:900px){.page{display:block;padding:0 .7rem 3rem}nav{position:static;max-height:none;padding:.6rem .3rem 0}.tools{padding:.5rem .7rem}header{padding:.8rem .9rem}
article{padding:.6rem .6rem .7rem}.cells{grid-auto-flow:row;grid-auto-columns:auto;gap:.5rem}#find{flex-basis:100%;max-width:none}}
@media screen and (max-width:600px){.tools{position:static}#found:empty{display:none}}
@media print{@page{size:A4 landscape;margin:9mm}body{font-size:8pt;line-height:1.3}.page{display:block;padding:0;max-width:none}header{border:0;padding:0}
.tools,nav,#unkept,.where{display:none}article{content-visibility:visible;padding:2mm 3mm;margin:0 0 2mm}h2,h3,.who,.tongue{break-after:avoid}.row,.note{break-inside:avoid}.cells{grid-auto-columns:minmax(0,1fr)}.row span{font-size:7pt;padding:.2rem .3rem}
.cell{background:none;border:1px solid var(--line)}.say,.row span,.below{background:none;border:1px solid var(--line);box-shadow:none}textarea{resize:none;min-height:7mm}}
`;

/** Plain script for the browser: nothing in it reaches out of the page. */
export const previewScript = `
"use strict";
(() => {
  const prefix = "ryadom-preview:";
  const byId = (id) => document.getElementById(id);
  const areas = [...document.querySelectorAll("textarea")];
  const articles = [...document.querySelectorAll("article")];
  const article = (area) => area.closest("article");
  const load = (name) => {
    try { return localStorage.getItem(prefix + name) ?? ""; }
    catch { byId("unkept").hidden = false; return ""; }
  };
  const keep = (name, value) => {
    try {
      if (value.trim() === "") localStorage.removeItem(prefix + name);
      else localStorage.setItem(prefix + name, value);
    } catch { byId("unkept").hidden = false; }
  };
  const mark = (area) => article(area).classList.toggle("has", area.value.trim() !== "");
  const count = () => { byId("count").textContent = document.querySelectorAll("article.has").length; };
  for (const area of areas) {
    area.value = load(area.dataset.screen);
    mark(area);
    area.addEventListener("input", () => { keep(area.dataset.screen, area.value); mark(area); count(); });
  }
  byId("reader").value = load("~reader");
  byId("reader").addEventListener("input", () => keep("~reader", byId("reader").value));
  count();

  const narrow = matchMedia("(max-width:900px)").matches;
  for (const box of document.querySelectorAll("[data-part]")) {
    // A phone has room for one language; the others are one tap away.
    if (narrow && (box.dataset.part === "tt" || box.dataset.part === "en")) box.checked = false;
    const show = () => document.body.classList.toggle("no-" + box.dataset.part, !box.checked);
    box.addEventListener("change", show);
    show();
  }
  if (narrow) for (const part of document.querySelectorAll("nav details")) part.open = false;

  const sections = [...document.querySelectorAll("section")];
  let texts;
  const filter = () => {
    const wanted = byId("find").value.trim().toLowerCase();
    if (wanted !== "") texts ??= articles.map((one) => one.textContent.toLowerCase());
    const isWanted = (one, index) => (wanted === "" || texts[index].includes(wanted)) &&
      (!byId("commented").checked || one.classList.contains("has")) &&
      (!byId("open").checked || one.querySelector(".unread") !== null);
    const left = new Set(articles.filter(isWanted));
    for (const one of articles) one.hidden = !left.has(one);
    for (const part of sections) part.hidden = part.querySelector("article:not([hidden])") === null;
    byId("found").textContent = left.size === articles.length ? "" : "нашлось: " + left.size;
  };
  byId("find").addEventListener("input", filter);
  for (const box of ["commented", "open"]) byId(box).addEventListener("change", filter);

  byId("print").addEventListener("click", () => print());
  byId("save").addEventListener("click", () => {
    const parts = areas.filter((area) => area.value.trim() !== "").map((area) => {
      const screen = article(area);
      const shown = [...screen.querySelectorAll(".cell[lang=ru]")].map((cell) => cell.querySelector(".say")?.textContent ?? "");
      return ["## " + screen.querySelector("h3 a").textContent + " (#" + screen.id + ")",
        ...shown.map((text) => text.replace(/^/gm, "> ")), "", area.value.trim(), "",
        screen.querySelector(".where p").textContent].join("\\n");
    });
    const reader = byId("reader").value.trim();
    const text = [byId("made").textContent, ...(reader === "" ? [] : ["Читал(а): " + reader]), ...parts].join("\\n\\n") + "\\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = "ryadom-comments.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
`;
