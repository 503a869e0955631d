import Testing

@testable import TillReports

/// What templates make of views.
@Suite struct TemplateLibraryTests {
    private func made(_ template: String, _ view: View, with others: [String: String] = [:]) throws -> String {
        try TemplateLibrary(["page": template].merging(others) { $1 }).render(view, "page").text
    }

    @Test func textIsEscapedAndMarkupIsNot() throws {
        let view: View = ["name": "<b> & \"Ă\" 'x'", "drawing": "<svg/>", "part": PageBytes(Array("<p>€</p>".utf8)), "count": 3]
        #expect(
            try made("{{name}}|{{{drawing}}}|{{{part}}}|{{ count }}", view) == "&lt;b&gt; &amp; &quot;Ă&quot; &#39;x&#39;|<svg/>|<p>€</p>|3"
        )
    }

    /// What is not there, and what is no text, shows nothing.
    @Test func nothingIsShownOfWhatIsNoText() throws {
        let view: View = ["flag": true, "view": ["name": "a"] as View, "list": [["name": "a"] as View]]
        #expect(try made("[{{flag}}{{view}}{{list}}{{{flag}}}{{other}}{{{other}}}]", view) == "[]")
    }

    @Test(
        arguments: [
            ("{{#on}}yes{{/on}}{{^on}}no{{/on}}", "yes"), ("{{#off}}yes{{/off}}{{^off}}no{{/off}}", "no"),
            ("{{#none}}yes{{/none}}{{^none}}no{{/none}}", "no"), ("{{#empty}}yes{{/empty}}{{^empty}}no{{/empty}}", "no"),
            // A text is there, also an empty one; what may be absent is `optional`.
            ("{{#text}}yes{{/text}}{{^text}}no{{/text}}", "yes"), ("{{#blank}}yes{{/blank}}{{^blank}}no{{/blank}}", "yes"),
            ("{{#absent}}yes{{/absent}}{{^absent}}no{{/absent}}", "no"), ("{{#nobody}}yes{{/nobody}}{{^nobody}}no{{/nobody}}", "no"),
            ("{{#list}}{{name}},{{outer}};{{/list}}", "a,o;b,o;"), ("{{#one}}{{outer}}{{name}}{{/one}}{{name}}", "oinner"),
            ("{{#text}}{{text}}{{/text}}", "t"), ("{{#list}}{{#list}}{{name}}{{/list}}{{/list}}", "abab"),
        ])
    func sectionsAreShownForWhatIsThere(template: String, shown: String) throws {
        let view: View = [
            "on": true, "off": false, "empty": [View](), "text": "t", "blank": "", "absent": optional(""), "nobody": optional(nil as View?),
            "list": [["name": "a"], ["name": "b"]] as [View], "one": ["name": "inner"] as View, "outer": "o",
        ]
        #expect(try made(template, view) == shown)
    }

    /// A tag of a section or a template with a line to itself leaves none; any other stays where it is.
    @Test(
        arguments: [
            ("a\n{{#on}}\nb\n{{/on}}\nc", "a\nb\nc"), ("a\n  {{#on}}  \nb\n  {{/on}}\nc", "a\nb\nc"),
            ("a {{#on}}\nb\n{{/on}} c", "a \nb\n c"), ("{{#on}}x{{/on}}\ny", "x\ny"), ("{{x}}\n{{y}}\n", "1\n2\n"),
            ("a\n{{> part}}\nb", "a\npart 1\nb"), ("a {{> part}} b", "a part 1\n b"), (" {{x}} ", " 1 "),
            ("{{#on}}\n{{#on}}\nx\n{{/on}}\n{{/on}}\n", "x\n"), ("{ {x} }", "{ {x} }"),
        ])
    func tagsOnLinesOfTheirOwnLeaveNone(template: String, shown: String) throws {
        #expect(try made(template, ["on": true, "x": "1", "y": "2"], with: ["part": "part {{x}}\n"]) == shown)
    }

    @Test(arguments: ["{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{a", "{{}}", "{{{a}}", "{{#a}}{{#b}}{{/a}}{{/b}}", "{{a b}}"])
    func aTemplateThatIsNotClosedIsRefused(template: String) {
        #expect(throws: TemplateParser.Malformed.self) { try TemplateLibrary(["page": template]) }
    }

    @Test func aViewHasEachNameOnce() {
        var view: View = ["a": "1", "b": "2"]
        view["a"] = "3"
        view["c"] = true
        view["b"] = nil
        func text(_ name: String) -> String? { if case .text(let text)? = view.slot(name) { text } else { nil } }
        #expect(text("a") == "3" && text("b") == nil && text("c") == nil && view.slot("c") != nil)
        let both = view.merging(["a": "4", "d": "5"])
        if case .text(let text)? = both.slot("a") { #expect(text == "4") } else { Issue.record("a is gone") }
        #expect(both.slot("c") != nil && both.slot("d") != nil)
    }
}
