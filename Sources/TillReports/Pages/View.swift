/// What a template sees: names, each with a text, a flag, a view or a list of views.
///
/// `{{name}}` escapes what it shows. `{{{name}}}` does not: only what `Svg` and `Markup` made goes through it.
struct View: Sendable, ExpressibleByDictionaryLiteral {
    /// What a name stands for.
    enum Slot: Sendable {
        case text(String), flag(Bool), view(View), list([View])
    }

    private var slots: [(name: StaticString, slot: Slot)]

    /// A name that stands twice is its first.
    init(dictionaryLiteral elements: (StaticString, any Shown)...) { slots = elements.map { ($0, $1.slot) } }

    subscript(name: StaticString) -> (any Shown)? {
        get { slots.first { View.isSame($0.name, name) }?.slot }
        set {
            slots.removeAll { View.isSame($0.name, name) }
            if let newValue { slots.append((name, newValue.slot)) }
        }
    }

    /// With the names of another view, which win over its own.
    func merging(_ other: View) -> View {
        var view = self
        for (name, slot) in other.slots { view[name] = slot }
        return view
    }

    /// What a template's name stands for, as the bytes of its letters; nil where the view has nothing of it. Views have few names, so that
    /// looking at each is quicker than hashing one.
    func slot(_ name: [UInt8]) -> Slot? {
        for known in slots where known.name.utf8CodeUnitCount == name.count {
            if known.name.withUTF8Buffer({ $0.elementsEqual(name) }) { return known.slot }
        }
        return nil
    }

    private static func isSame(_ a: StaticString, _ b: StaticString) -> Bool {
        a.withUTF8Buffer { first in b.withUTF8Buffer { first.elementsEqual($0) } }
    }
}

/// What may stand for a name of a template.
protocol Shown {
    var slot: View.Slot { get }
}

extension View.Slot: Shown {
    var slot: View.Slot { self }
}

extension String: Shown {
    var slot: View.Slot { .text(self) }
}

extension Int: Shown {
    var slot: View.Slot { .text(String(self)) }
}

extension Bool: Shown {
    var slot: View.Slot { .flag(self) }
}

extension View: Shown {
    var slot: View.Slot { .view(self) }
}

extension [View]: Shown {
    var slot: View.Slot { .list(self) }
}

/// A text for `{{#name}}…{{/name}}`, which takes an empty text for present and only `false` for absent.
func optional(_ text: String) -> any Shown { text.isEmpty ? false : text as any Shown }

/// The same of what there may not be.
func optional(_ view: View?) -> any Shown { view ?? false as any Shown }
