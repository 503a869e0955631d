"""A page of Till as a tree, with what a test asks of it: elements, texts, figures."""
import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.parent, self.children = tag, parent, []
        self.attributes = {name: value or "" for name, value in attributes}

    def get(self, name):
        return self.attributes.get(name, "")

    @property
    def classes(self):
        return self.get("class").split()

    def walk(self):
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def all(self, tag="", style="", within=""):
        """Elements below with a tag, a class and, among those above them, an id."""
        for node in self.walk():
            if (not tag or node.tag == tag) and (not style or style in node.classes):
                if not within or any(up.get("id") == within for up in node.above()):
                    yield node

    def first(self, tag="", style="", within=""):
        return next(self.all(tag, style, within), None)

    def above(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def text(self):
        return " ".join("".join(self.texts()).split())

    def texts(self):
        for child in self.children:
            if isinstance(child, Node):
                yield from child.texts()
            else:
                yield child

    @property
    def before(self):
        """The element before this one."""
        own = self.parent.cells()
        return own[next(place for place, node in enumerate(own) if node is self) - 1]

    def cells(self):
        return [child for child in self.children if isinstance(child, Node)]


class Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", [], None)

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag, attributes):
        self.at.children.append(Node(tag, attributes, self.at))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self.at.tag == tag, "an element %s ends as %s" % (self.at.tag, tag)
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)


def parse(path):
    builder = Builder()
    builder.feed(open(path, encoding="utf-8").read())
    builder.close()
    assert builder.at is builder.root, "an element of %s does not end" % path
    return builder.root


NUMBER = re.compile(r"[\u2212-]?[^\d\s(),.;:\u2212-]{0,3}\u00a0?(\d[\d,]*)(\.\d+)?")


def minor(text):
    """Minor units of the first amount of a text that is written in full; None where there is none."""
    found = re.search(r"([\u2212-]?)[^\d\s\u2212-]{0,3}\u00a0?(\d[\d,]*)\.(\d\d)\b", text)
    if not found:
        return None
    size = int(found.group(2).replace(",", "") + found.group(3))
    return -size if found.group(1) else size
