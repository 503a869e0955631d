"""Every figure of the pages below a folder - amounts, percentages, scores, measures - and what leads from it to what it is made of:
lines of page, figure, ways with the record separator between them. A way is `explain LINE`, words with the unit separator between
them, `rows SUMS` (the rows that a link selects, and what they come to), `own SUMS` (those of a link that shows them and no others),
`row ID`, or `answer` of a question. Arguments: folder."""
import glob, os, re, shlex, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import page as pages

SIZE = r"\d[\d,]*(?:\.\d+)?(?:k|m|bn)?"
MONEY = re.compile(r"(?:[A-Z]{3}\u00a0|[A-Z]{0,2}[$\u20ac\u00a3\u00a5]|z\u0142\u00a0)" + SIZE)
SHARE = re.compile(r"<?\d+(?:\.\d+)?%")
SCORE = re.compile(r"\d+ of 100\b|[\u2212+]?\d+(?:\.\d+)? (?:points?|of the total|months$|a quarter)|\d+ (?:more|less|fewer) than in")
BARE = re.compile(r"^[\u2212+]?\d+(?:\.\d+)?$")
MEASURES = ("Value", "Points", "Index", "Agreement", "Weakest group", "Tenths")


def figures(node):
    """Texts of a page's elements that are figures, but those of drawings, beside which a table says the same."""
    for child in node.children:
        if not isinstance(child, pages.Node):
            if node.tag in ("caption", "style", "title", "code", "summary") and not MONEY.search(child):
                continue
            found = MONEY.findall(child) + SHARE.findall(child) + SCORE.findall(child)
            measure = next((up.get("data-k") for up in [node, *node.above()] if up.tag == "td"), "") in MEASURES
            if measure and BARE.match(child.strip()):
                found.append(child.strip())
            for one in found:
                yield node, one
        elif child.tag not in ("svg", "style", "title", "footer") and not {"key", "filter"} & set(child.classes):
            yield from figures(child)


def target(file, folder, href):
    """The element that a link leads to, on its page or another."""
    path, _, anchor = href.partition("#")
    root = tree(os.path.join(folder, path) if path else file)
    return None if root is None else root if not anchor else by_id[id(root)].get(anchor)


trees, by_id = {}, {}


def tree(path):
    path = os.path.normpath(path)
    if path not in trees:
        trees[path] = pages.parse(path) if os.path.isfile(path) else None
        if trees[path] is not None:
            by_id[id(trees[path])] = {node.get("id"): node for node in trees[path].walk() if node.get("id")}
    return trees[path]


def is_own(filter):
    """Whether what a selection shows is one figure: a merchant's may have transfers in it, a category's both directions."""
    if not filter.get("id").startswith(("c-", "g-")):
        return filter.get("id") in ("in", "out", "counted", "saved", "unknown", "unconfirmed", "cash", "doubtful", "approval", "asked", "foreign")
    root = [filter, *filter.above()][-1]
    return sum(link.get("href") == "#" + filter.get("id") for cell in root.all("td", "amount") for link in cell.all("a")) == 1


def line(node):
    """The words to type after `till explain`, with the unit separator between them."""
    return "explain " + "\x1f".join(shlex.split(node.get("title"))[2:])


def ways(node, file):
    """The nearest link to rows, row or question among an element and those above it, and the nearest line."""
    folder, found = os.path.dirname(file), {}
    for up in [node, *node.above()]:
        if up.get("title").startswith("till explain "):
            found.setdefault("explain", line(up))
        if up.tag == "tr" and ("t" in up.classes or "ev" in up.classes):
            row = up
            while "t" not in row.classes:
                row = row.before
            found.setdefault("row", "row " + row.first("td", "acc").first("small").text)
        if up.tag == "li" and "questions" in up.parent.classes:
            found.setdefault("answer", "answer")
        for link in [up] if up.tag == "a" else list(up.all("a")) if up.tag == "li" else []:
            to = target(file, folder, link.get("href"))
            if to is None:
                continue
            if to.get("title").startswith("till explain "):
                found.setdefault("explain", line(to))
            if "filter" in to.classes:
                word = "own" if up is link and is_own(to) else "rows"
                found.setdefault(word, word + " " + to.text)
            if to.tag == "tr" and "t" in to.classes:
                found.setdefault("row", "row " + to.first("td", "acc").first("small").text)
    return "\x1e".join(found.values())


for file in sorted(glob.glob(sys.argv[1] + "/**/*.html", recursive=True)):
    root = tree(file)
    for node, text in figures(root.first("main")):
        print(os.path.relpath(file, sys.argv[1]), text.replace("\u00a0", " "), ways(node, file), sep="\t")
