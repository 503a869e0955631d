import TillHousehold
import TillRecords
import TillStages

/// One page of what needs a person in all households, each matter with the lines that settle it.
public enum ReviewPage {
    /// A matter as the page shows it; texts may come from strangers.
    public struct Entry: Sendable {
        let kind: String
        let heading: @Sendable (Int) -> String
        let household: String
        let title: String
        let sentence: String
        let details: [(text: String, money: String)]
        let answer: String
        let commands: [(words: String, line: String)]

        /// - Parameters:
        ///   - kind: matters of one kind stand together.
        ///   - heading: so many of the kind in words: `3 categories`.
        ///   - commands: what each line to type means, and the line.
        public init(
            kind: String, heading: @escaping @Sendable (Int) -> String, household: String, title: String, sentence: String,
            details: [(text: String, money: String)], answer: String,
            commands: [(words: String, line: String)]
        ) {
            self.kind = kind
            self.heading = heading
            self.household = household
            self.title = title
            self.sentence = sentence
            self.details = details
            self.answer = answer
            self.commands = commands
        }
    }

    static let template: PageTemplate = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}
        <div class="heading"><h1>\(.needsPerson)</h1></div>
        <ul class="facts">{{#groups}}<li class="open"><a href="#{{kind}}">{{heading}}</a></li>{{/groups}}</ul></header>
        <main id="main">
        {{^groups}}<p class="lede">\(.nothingOpen)</p>{{/groups}}
        {{#groups}}<section id="{{kind}}"><h2>{{title}}</h2>
        <ul class="questions">{{#entries}}<li class="w1"><p><span class="tag"><bdi>{{household}}</bdi></span>
        <strong><bdi>{{title}}</bdi></strong></p><p><bdi>{{sentence}}</bdi></p>
        {{#hasDetails}}<ul class="items">{{#details}}<li><bdi>{{text}}</bdi><span
        class="n">{{money}}</span></li>{{/details}}</ul>{{/hasDetails}}
        {{#answer}}<code dir="ltr"><bdi>{{answer}}</bdi></code>{{/answer}}
        {{#commands}}<p class="from">{{words}}</p><code dir="ltr">{{line}}</code>{{/commands}}</li>{{/entries}}</ul></section>
        {{/groups}}
        </main>
        """

    /// The page, in the order of the entries; the kind of the first stands first.
    static func html(_ entries: [Entry], frame: PageFrame) -> String {
        var kinds: [String] = []
        for entry in entries where !kinds.contains(entry.kind) { kinds.append(entry.kind) }
        let groups: [View] = kinds.map { kind in
            let mine = entries.filter { $0.kind == kind }
            let heading = mine.first?.heading(mine.count) ?? ""
            return [
                "kind": kind, "heading": heading, "title": heading,
                "entries": mine.map(view),
            ]
        }
        return frame.page(
            "review", ["groups": groups, "trail": PageTrail(steps: [PageTrail.top("")]).view], title: say(.needsPerson),
            foot: .footReview)
    }

    private static func view(_ entry: Entry) -> View {
        [
            "household": Plain.clean(entry.household, limit: 64), "title": Plain.clean(entry.title, limit: 160),
            "sentence": Plain.clean(entry.sentence, limit: 400), "hasDetails": !entry.details.isEmpty,
            "details": entry.details.map { ["text": Plain.clean($0.text, limit: 200), "money": Plain.clean($0.money, limit: 40)] as View },
            "answer": optional(Plain.clean(entry.answer, limit: 500)),
            "commands": entry.commands.map {
                ["words": Plain.clean($0.words, limit: 120), "line": Plain.clean($0.line, limit: 500)] as View
            },
        ]
    }

    /// Writes the page to a file, whole or not at all. Throws when it cannot be written.
    public static func write(_ entries: [Entry], to path: String) throws(Fault) {
        let frame = try PageFrame()
        try PageFolder.write(html(entries, frame: frame), path: path)
    }
}
