import TillHousehold

/// What needs a person, each with the one line that settles it.
enum QuestionsSection: ReportSection {
    static let anchor = "person"
    static let title: MessageKey? = .needsPerson
    static let template: PageTemplate = """
        <ul class="questions">{{#first}}{{> question}}{{/first}}</ul>
        {{#more}}<details class="more"><summary>\(.countMore, [.count: "count"])</summary>
        <ul class="questions">{{#rest}}{{> question}}{{/rest}}</ul></details>{{/more}}
        """
    static let item: PageTemplate = """
        <li class="w{{weight}}"><p>{{#label}}<span
        class="tag">{{label}}</span> {{/label}}{{#subject}}<strong><bdi>{{subject}}</bdi></strong>: {{/subject}}{{sentence}}
        {{#anchor}} <a href="#{{anchor}}">\(.rowsLink)</a>{{/anchor}}</p>
        {{#place}}<p class="place">{{place}}</p>{{/place}}{{#answer}}<code dir="ltr"><bdi>{{quoted}}</bdi>{{answer}}</code>{{/answer}}</li>
        """
    private static let shown = 4

    static func view(of page: MonthPage) -> View? {
        guard !page.questions.isEmpty else { return nil }
        let views = page.questions.map(view(of:))
        return [
            "first": Array(views.prefix(shown)), "rest": Array(views.dropFirst(shown)), "more": views.count > shown,
            "count": views.count - shown,
        ]
    }

    /// What fills the item of one question.
    static func view(of question: Question) -> View {
        [
            "weight": question.weight.rawValue, "label": optional(question.weight == .urgent ? say(.tagCheck) : ""),
            "subject": optional(question.subject), "sentence": PageLanguage.spoken.retold(question.sentence), "quoted": question.quoted,
            "place": optional(question.place), "answer": optional(question.answer), "anchor": optional(question.anchor),
        ]
    }
}
