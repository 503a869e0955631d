"""What the pages and tables of one household answer: lines of view, question, minor units. Arguments: folder, a table of the
addresses and names of categories."""
import csv, glob, os, re, sys
from decimal import Decimal

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import page as pages

folder, names = sys.argv[1:3]
by_slug, by_name, by_words = {}, {}, {}
for line in open(names, encoding="utf-8"):
    slug, group, leaf, words, category = line.rstrip("\n").split("\t")
    by_slug[slug] = by_name[(group, leaf)] = by_words[words] = category
APART = ("unconfirmed", "cash", "doubtful", "approval", "asked", "foreign")


def tell(view, question, size):
    if size is not None:
        print(view, question, size, sep="\t")


def cents(text):
    return int((Decimal(text) * 100).to_integral_exact())


def anchor(node):
    return node.get("href").split("#")[-1]


def lines(view, month, root, section, word):
    """A table of categories: each row but those that sum up a group."""
    for row in root.all("tr", within=section):
        amount = row.first("td", "amount")
        link = amount and amount.first("a")
        if link is None or amount is None or row.parent.tag == "tfoot" or anchor(link).startswith("g-"):
            continue
        tell(view, "%s %s %s" % (word, month, by_slug[anchor(link)]), pages.minor(amount.text))


def apart(view, year, text):
    """How many rows a sentence says are not counted."""
    if text.startswith("Not counted: "):
        tell(view, "apart %s" % year, sum(int(count) for count in re.findall(r"(\d+) rows? \(", text)))


def sums(view, month, cells):
    for word, cell in zip(("in", "out", "left"), cells):
        tell(view, "%s %s" % (word, month), pages.minor(cell.text))


months = sorted(os.path.basename(path)[:7] for path in glob.glob(folder + "/????-??.html"))
NAMES = "January February March April May June July August September October November December".split()
for month in months:
    root = pages.parse("%s/%s.html" % (folder, month))
    figures = {style: node for node in root.all("li") for style in node.classes if node.parent.classes == ["figures"]}
    for word in ("in", "out", "left"):
        size = pages.minor(figures[word].first("a", "figure").text)
        tell("headline", "%s %s" % (word, month), -size if "Short" in figures[word].text else size)
    lines("categories of the page", month, root, "spending", "out")
    lines("categories of the page", month, root, "sources", "in")
    for item in root.all("li", within="beside"):
        word = anchor(item.first("a"))
        if word in ("saved", "unknown"):
            size = pages.minor(item.first("strong").text)
            tell("beside the figures", "%s %s" % (word, month), -size if "taken back" in item.text else size)
        if word in APART:
            tell("beside the figures", "apart %s %s" % (month, word), int(item.first("small").text.split()[0]))
    for row in root.all("tr", within="days"):
        cells = row.cells()
        if cells[0].tag == "th" and len(cells) > 2 and cells[1].tag == "td":
            for word, cell in zip(("in", "out"), cells[1:]):
                tell("days", "%s %s" % (word, month), pages.minor(cell.text))
    if month == months[-1]:
        for row in root.all("tr", within="trend"):
            cells = row.cells()
            if cells[1].tag == "td":
                name, year = cells[0].text.rsplit(" ", 1)
                sums("twelve months", "%s-%02d" % (year, NAMES.index(name) + 1), cells[1:])
    for row in root.all("tr", within="budget"):
        spent = row.first("td", "amount")
        if spent is not None:
            tell("budget of the page", "%s %s" % (month, row.first("bdi").text), pages.minor(spent.text))

for path in glob.glob(folder + "/????.html"):
    year = os.path.basename(path)[:4]
    root = pages.parse(path)
    figures = {style: node for node in root.all("li") for style in node.classes if node.parent.classes == ["figures"]}
    for word in ("in", "out", "left"):
        size = pages.minor(figures[word].first("a", "figure").text)
        tell("headline of the year", "%s %s" % (word, year), -size if "Short" in figures[word].text else size)
    for row in root.all("tr", within="months"):
        if row.parent.tag == "tbody":
            month = "%s-%02d" % (year, NAMES.index(row.cells()[0].text) + 1)
            sums("months of the year", month, [cell for cell in row.all("td", "n")])
    for item in root.all("li", within="evidence"):
        apart("headline of the year", year, item.text)
    for section, word in (("spending", "out"), ("sources", "in")):
        links = [link for link in root.all("a", within=section) if link.parent.tag == "li" and ".html#c-" in link.get("href")]
        # A group of one category leads to that category's rows, as the category's own line does where there is one.
        leaves = [link for link in links if not any("group" in up.classes for up in link.above())]
        told = {link.get("href") for link in leaves}
        for link in leaves + [link for link in links if link not in leaves and link.get("href") not in told]:
            month = link.get("href")[:7]
            size = pages.minor(link.parent.first("span", "n").text)
            tell("categories of the year", "%s %s %s" % (word, month, by_slug[anchor(link)]), size)

root = pages.parse(folder + "/index.html")
for row in root.all("tr"):
    link = row.cells()[0].first("a")
    if link is not None and len(row.cells()) == 5 and row.parent.tag == "tbody" and link.get("href").endswith(".html"):
        sums("index", link.get("href")[:7], row.cells()[2:])

for note in root.all("p", "sub"):
    if note.parent.tag == "section" and note.parent.first("table", "months"):
        apart("index", note.parent.first("h2").text, note.text)

for row in csv.DictReader(open(folder + "/categories.csv", newline="", encoding="utf-8")):
    category = by_name.get((row["group"], row["category"]))
    if row["direction"] in ("in", "out"):
        tell("categories.csv", "%s %s %s" % (row["direction"], row["month"], category), cents(row["amount"]))
for row in csv.DictReader(open(folder + "/transactions.csv", newline="", encoding="utf-8")):
    assert row["counted"] in ("yes", "no") and (row["counted"] == "no") == bool(row["left_out"]), row
    if row["counted"] == "no":
        continue
    month, flow, size = row["month"], row["flow"], cents(row["home_amount"])
    category = month + " " + by_words[row["category"]]
    if flow == "income":
        tell("transactions.csv", "in " + month, size)
        tell("transactions.csv", "in " + category, size)
    if flow in ("spending", "unknown"):
        tell("transactions.csv", "out " + month, -size)
        tell("transactions.csv", "out " + category, -size)
    if flow == "unknown":
        tell("transactions.csv", "unknown " + month, -size)
    if flow == "saving":
        tell("transactions.csv", "saved " + month, -size)
for row in csv.DictReader(open(folder + "/years.csv", newline="", encoding="utf-8")):
    if row["kind"] == "left_out":
        word = {"waiting": "approval", "refused": "approval", "rate": "foreign"}.get(row["group"], row["group"])
        tell("years.csv", "apart %s %s" % (row["month"], word), int(row["rows"]))
    word = {"in": "in", "out": "out", "income": "in", "spending": "out"}.get(row["kind"])
    if word:
        category = "" if row["kind"] in ("in", "out") else " " + by_name[(row["group"], row["name"])]
        tell("years.csv", "%s %s%s" % (word, row["month"], category), cents(row["amount"]))
