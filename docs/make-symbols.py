#!/usr/bin/env python3
"""Writes the picture symbols anew from the npm package `@tabler/icons` 3.52.0 (MIT).

    npm pack @tabler/icons@3.52.0
    python3 docs/make-symbols.py tabler-icons-3.52.0.tgz

It writes themes/plain/symbols.svg, which shows all of them when a browser opens it, and
licences/tabler-icons.tsv with where each is from. Each drawing is one path: the lines of the file in their
order, unchanged; the empty square round them is left out, and dots are not filled, since their line fills them. Then write the new hashes into licences/data.toml.
"""

import hashlib
import re
import sys
import tarfile
from pathlib import Path

# Our word for the symbol, and the drawing's name in the package where it is another one.
CHOSEN = """
stone=point person=user people=users group=users-group loved=user-heart woman man child=mood-kid baby=baby-carriage
bottle=baby-bottle carer=home-heart badge=id-badge-2 heart hug=heart-handshake nurse doctor=stethoscope
happy=mood-smile very-happy=mood-happy sad=mood-sad cry=mood-cry worried=mood-nervous unsure=mood-confused
angry=mood-angry scared=mood-surprised calm=mood-smile-beam so-so=mood-empty ill=mood-sick upset=mood-sad-squint
court=gavel law=scale council=building-bank building school=backpack college=school lesson=notebook book sums=math
science=flask bell=school-bell home home-next=home-move home-not-known=home-question bed door leave=door-exit key sofa
move=truck box bag=luggage dentist=dental medicine=pills pill plaster=bandage injection=vaccine ambulance
hospital=building-hospital first-aid=first-aid-kit body=heartbeat brain temperature=thermometer sleep=zzz night=moon
bath toilet=toilet-paper clothes=shirt shoe food=tools-kitchen-2 cook=chef-hat soup breakfast=bowl-spoon fruit=apple
pizza drink=mug bread shop=basket bus car train plane walk run bike road football=ball-football ball=ball-basketball
swim=swimming gym=barbell exercise=gymnastics skateboard fish horse music piano sing=microphone-2 headphones
draw=palette paint=brush write=pencil sign=signature scissors games=device-gamepad-2 bricks=lego puzzle dice=dice-5
film=movie television=device-tv camera photo toy=horse-toy theatre=masks-theater dog cat pet=paw bird=feather
butterfly money=coin-pound save=pig-money work=briefcase certificate passport=id internet=world language letters=abc
message talk=messages say=message-2 speak=microphone call=phone-call mobile=device-mobile computer=device-laptop
letter=mail-opened post=mail calendar again=calendar-repeat day=calendar-event clock wait=hourglass before=history
early=alarm sun safe=shield-check rights=license lock private=eye-off look=eye listen=ear loud=volume wheelchair
glasses=eyeglass alcohol=bottle smoke=smoking trees plant flower rain=umbrella holiday=beach tent weather=cloud map
place=map-pin way=route steps=stairs-up flag goal=target star prize=trophy better=trending-up worse=trending-down
same=equal yes=check no=x good=thumb-up bad=thumb-down help=lifebuoy question=help idea=bulb plan=clipboard-list
list=list-check change=refresh danger=alert-triangle stop=hand-stop church=building-church mosque=building-mosque pray
candle party=confetti birthday=cake present=gift balloon grow=seedling tool strong=bolt paper=file-text
""".split()

VERSION = "3.52.0"
ROOT = Path(__file__).resolve().parent.parent
SQUARE = '<path stroke="none" d="M0 0h24v24H0z" fill="none"/>'


def drawing(text, name):
    """The lines of one file of the package as one path."""
    inside = re.sub(r"\s+", " ", text[text.index(">", text.index("<svg")) + 1:text.index("</svg>")]).strip()
    paths = re.findall(r"<[^>]*>", inside.replace(" />", "/>").replace(SQUARE, ""))
    lines = [re.fullmatch(r'<path d="([MmLlHhVvCcSsQqTtAaZz0-9., -]+)"( fill="currentColor")?/>', path) for path in paths]
    if not lines or not all(lines) or not all(line[1].startswith("M") for line in lines):
        sys.exit(f"{name} is not made of lines alone: {inside}")
    return " ".join(line[1].strip() for line in lines)


def main(package):
    chosen = dict(pair.split("=") if "=" in pair else (pair, pair) for pair in CHOSEN)
    symbols, rows = [], []
    with tarfile.open(package) as archive:
        for name, theirs in sorted(chosen.items()):
            path = f"icons/outline/{theirs}.svg"
            whole = archive.extractfile(f"package/{path}").read()
            text = re.sub(r"<!--.*?-->", "", whole.decode(), flags=re.S)
            lines = drawing(text, name)
            symbols.append((name, lines))
            theirs_hash, ours_hash = hashlib.sha256(whole).hexdigest(), hashlib.sha256(lines.encode()).hexdigest()
            rows.append(f"{name}\t{path}\t{theirs_hash}\t{ours_hash}\n")
    across, cell = 12, 60
    height = (len(symbols) + across - 1) // across * cell
    sheet = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across * cell} {height}" fill="none" stroke="currentColor" '
             'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">\n',
             f"<!-- Tabler Icons {VERSION}, Copyright (c) 2020-2026 Paweł Kuna, MIT licence. Made by docs/make-symbols.py. -->\n"]
    sheet += [f'<symbol id="{name}" viewBox="0 0 24 24"><path d="{lines}"/></symbol>\n' for name, lines in symbols]
    for at, (name, _) in enumerate(symbols):
        x, y = at % across * cell, at // across * cell
        sheet.append(f'<use href="#{name}" x="{x + 14}" y="{y + 6}" width="32" height="32"/>'
                     f'<text x="{x + 30}" y="{y + 50}" font-size="8" text-anchor="middle" stroke="none" fill="currentColor">{name}</text>\n')
    (ROOT / "themes" / "plain" / "symbols.svg").write_text("".join(sheet) + "</svg>\n", encoding="utf-8")
    head = "symbol\tfile in @tabler/icons " + VERSION + "\tsha256 of that file\tsha256 of the path here\n"
    (ROOT / "licences" / "tabler-icons.tsv").write_text(head + "".join(rows), encoding="utf-8")


main(sys.argv[1])
