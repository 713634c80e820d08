"""The figures as tables in Markdown, each with its ratio to ourplan: the median of the ratios of the paired rounds."""
import json, pathlib, statistics, sys

KINDS = ["cold", "nothing changed", "one plan changed", "look changed"]


def of(figures):
    parts = [cold(figures), again(figures)]
    if figures["saves"]:
        parts.append(saves(figures["saves"]))
    return "\n".join(parts)


def cold(figures):
    rounds, plans = figures["rounds"], figures["plans"]
    lines = [
        f"**{plans:,} plans**, cold, medians of {len(next(iter(rounds.values())))} paired rounds\n",
        "| program | wall s | CPU ms a plan | peak MiB | pages | MB of HTML | MB of words | CPU ms a MB of HTML | to ours | CPU ms a MB of words | to ours | wall a MB of words, to ours |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, all_rounds in rounds.items():
        middle = lambda part, key: statistics.median(figure[part][key] for figure in all_rounds)
        cost = lambda figure, what, of="cpu": figure["cold"][of] * 1000 / (figure["out"][what] / 1e6)
        each = lambda what: statistics.median(cost(figure, what) for figure in all_rounds)
        ratio = lambda what, of="cpu": times([cost(figure, what, of) / cost(ours, what, of) for figure, ours in zip(all_rounds, rounds.get("ourplan", []))])
        label = f"{name} {figures['versions'][name]}".strip()
        lines.append(
            f"| {label} | {middle('cold', 'wall'):.2f} | {middle('cold', 'cpu') * 1000 / plans:.2f} | {middle('cold', 'peak'):.0f} | "
            f"{middle('out', 'pages'):,.0f} | {middle('out', 'bytes') / 1e6:.1f} | {middle('out', 'words') / 1e6:.2f} | {each('bytes'):.0f} | {ratio('bytes')} | "
            f"{each('words'):.0f} | {ratio('words')} | {ratio('words', 'wall')} |"
        )
    return "\n".join(lines) + "\n"


def again(figures):
    rounds = figures["rounds"]
    lines = [f"**{figures['plans']:,} plans**, wall s (and times ours)\n", "| program | " + " | ".join(KINDS) + " |", "|---|" + "---:|" * len(KINDS)]
    for name, all_rounds in rounds.items():
        cells = []
        for kind in KINDS:
            there = [figure for figure in all_rounds if kind in figure]
            if not there:
                cells.append("–")
                continue
            ratios = [figure[kind]["wall"] / ours[kind]["wall"] for figure, ours in zip(all_rounds, rounds.get("ourplan", []))]
            cells.append(f"{statistics.median(figure[kind]['wall'] for figure in there):.3f} ({times(ratios)})")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def saves(saves):
    lines = ["From a save, ms: middle / 95 of 100\n", "| program | saves | until written | until seen |", "|---|---:|---:|---:|"]
    for name, kinds in saves.items():
        cell = lambda times: f"{at(times, 50):.1f} / {at(times, 95):.1f}" if times else "–"
        lines.append(f"| {name} | {len(kinds['seen'])} | {cell(kinds['written'])} | {cell(kinds['seen'])} |")
    return "\n".join(lines) + "\n"


def at(times, part):
    times = sorted(times)
    return times[min(len(times) * part // 100, len(times) - 1)] * 1000


def times(ratios):
    return f"{statistics.median(ratios):.2f}" if ratios else "–"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(of(json.loads(pathlib.Path(name).read_text())))
