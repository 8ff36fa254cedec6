/** What the reviewers' page brings along for the browser: its look, and keeping and saving comments. */

export const previewStyle = `
:root{color-scheme:light;--ink:#16242b;--soft:#5d6b73;--line:#d8e0e2;--tint:#f1f5f5;--teal:#1d6a72}
*{box-sizing:border-box}html{scroll-padding-top:11rem}
body{margin:0;font:15px/1.45 system-ui,"DejaVu Sans",sans-serif;color:var(--ink);background:#fff}
header{position:sticky;top:0;z-index:1;background:#fff;border-bottom:1px solid var(--line);padding:.7rem 1.2rem}
h1{font-size:1.15rem;margin:0}header p{margin:.2rem 0 .5rem;color:var(--soft);font-size:.85rem}
.tools{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;font-size:.9rem}
button{font:inherit;padding:.25rem .8rem;border:1px solid var(--teal);border-radius:.5rem;background:#fff;color:var(--teal);cursor:pointer}
#save{background:var(--teal);color:#fff}#unkept{color:#a33}
nav{display:flex;flex-wrap:wrap;gap:.1rem .9rem;margin-top:.4rem;font-size:.85rem;max-height:4.2rem;overflow:auto}
a{color:var(--teal);text-decoration:none}a:hover{text-decoration:underline}
main{padding:0 1.2rem 4rem;max-width:1500px;margin:0 auto}
h2{font-size:1.3rem;margin:2.2rem 0 .6rem}h2 small{color:var(--soft);font-weight:400}
article{border:1px solid var(--line);border-radius:.8rem;padding:.7rem 1rem;margin:0 0 .9rem}
article:target{border-color:var(--teal);box-shadow:0 0 0 1px var(--teal)}
h3{font-size:.95rem;margin:0 0 .5rem}h3 a{color:inherit}
.who{margin:.5rem 0 .2rem;font-size:.75rem;color:var(--soft)}
.cells{display:flex;gap:1rem}.cell{flex:1 1 0;min-width:0}
.say{white-space:pre-line;overflow-wrap:anywhere;background:var(--tint);border-radius:.2rem .9rem .9rem .9rem;padding:.5rem .7rem;margin:0 0 .3rem}
.keys{margin:0 0 .5rem}.row{display:flex;gap:.25rem;margin-bottom:.25rem}
.row span{flex:1 1 0;text-align:center;font-size:.82rem;line-height:1.25;border:1px solid var(--line);border-radius:.5rem;padding:.3rem .4rem;color:var(--teal)}
.below .row span{border-color:transparent;background:#e8ecee;color:var(--soft);font-size:.75rem;padding:.15rem .3rem}
label span{display:block;font-size:.75rem;color:var(--soft)}
textarea{width:100%;font:inherit;border:1px solid var(--line);border-radius:.4rem;padding:.3rem .5rem;resize:vertical;field-sizing:content;min-height:2.1rem}
textarea:focus{outline:2px solid var(--teal)}.has textarea{border-color:#c98a1b;background:#fffaf0}
.where{margin:.3rem 0 0;font:.68rem/1.3 ui-monospace,monospace;color:#8b979d;overflow-wrap:anywhere}
.no-ru [lang=ru].cell,.no-tt [lang=tt].cell,.no-en [lang=en].cell{display:none}
.commented article:not(.has),.commented section:not(:has(.has)){display:none}
@media screen and (max-width:760px){header{position:static}.cells{flex-direction:column}}
@media print{@page{size:A4 landscape;margin:9mm}body{font-size:8pt;line-height:1.3}article{padding:2mm 3mm;margin:0 0 2mm}.row span{font-size:7pt;padding:.2rem .3rem}.keys,.say{margin-bottom:1mm}.where{font-size:6pt;margin:.5mm 0 0}textarea{min-height:7mm}header{position:static;border:0;padding:0}
.tools,nav,#unkept{display:none}main{padding:0}article{break-inside:avoid}h2{break-after:avoid}
.say,.below .row span{background:none;border:1px solid var(--line)}textarea{resize:none}}
`;

/** Plain script for the browser: nothing in it reaches out of the page. */
export const previewScript = `
"use strict";
(() => {
  const prefix = "ryadom-preview:";
  const areas = [...document.querySelectorAll("textarea")];
  const article = (area) => area.closest("article");
  const keep = (area) => {
    try {
      if (area.value.trim() === "") localStorage.removeItem(prefix + area.dataset.screen);
      else localStorage.setItem(prefix + area.dataset.screen, area.value);
    } catch { document.getElementById("unkept").hidden = false; }
  };
  const mark = () => {
    for (const area of areas) article(area).classList.toggle("has", area.value.trim() !== "");
    document.getElementById("count").textContent = document.querySelectorAll("article.has").length;
  };
  for (const area of areas) {
    try { area.value = localStorage.getItem(prefix + area.dataset.screen) ?? ""; }
    catch { document.getElementById("unkept").hidden = false; }
    area.addEventListener("input", () => { keep(area); mark(); });
  }
  mark();
  for (const box of document.querySelectorAll("[data-language]"))
    box.addEventListener("change", () => document.body.classList.toggle("no-" + box.dataset.language, !box.checked));
  document.getElementById("commented").addEventListener("change", (event) =>
    document.body.classList.toggle("commented", event.target.checked));
  document.getElementById("print").addEventListener("click", () => print());
  document.getElementById("save").addEventListener("click", () => {
    const parts = areas.filter((area) => area.value.trim() !== "").map((area) => {
      const screen = article(area);
      const shown = [...screen.querySelectorAll(".cell[lang=ru]")].map((cell) => cell.querySelector(".say")?.textContent ?? "");
      return ["## " + screen.querySelector("h3").textContent + " (#" + screen.id + ")",
        ...shown.map((text) => text.replace(/^/gm, "> ")), "", area.value.trim(), "",
        screen.querySelector(".where").textContent].join("\\n");
    });
    const text = [document.getElementById("made").textContent, ...parts].join("\\n\\n") + "\\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = "ryadom-comments.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
`;
