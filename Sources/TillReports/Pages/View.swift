/// What a template sees: names, each with a text, a flag, a view or a list of views.
///
/// `{{name}}` escapes what it shows. `{{{name}}}` does not: only what `Svg`, `Markup` and other templates made goes through it.
struct View: Sendable, ExpressibleByDictionaryLiteral {
    /// What a name stands for.
    enum Slot: Sendable {
        case text(String), written(PageBytes), flag(Bool), view(View), list([View])
    }

    private var slots: [(name: String, slot: Slot)]

    /// A name that stands twice is its first.
    init(dictionaryLiteral elements: (String, any Shown)...) { slots = elements.map { ($0, $1.slot) } }

    subscript(name: String) -> (any Shown)? {
        get { slot(name) }
        set {
            let place = slots.firstIndex { $0.name == name }
            switch (place, newValue?.slot) {
            case (let place?, let slot?): slots[place].slot = slot
            case (let place?, nil): slots.remove(at: place)
            case (nil, let slot?): slots.append((name, slot))
            case (nil, nil): return
            }
        }
    }

    /// With the names of another view, which win over its own.
    func merging(_ other: View) -> View {
        var view = self
        for (name, slot) in other.slots { view[name] = slot }
        return view
    }

    /// What a template's name stands for; nil where the view has nothing of it. Views have few names, and short ones: to compare with each is
    /// quicker than to hash one.
    func slot(_ name: String) -> Slot? {
        for known in slots where known.name == name { return known.slot }
        return nil
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

extension PageBytes: Shown {
    var slot: View.Slot { .written(self) }
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
