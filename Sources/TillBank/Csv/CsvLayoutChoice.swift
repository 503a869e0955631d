import TillStages

/// Chooses how one table is to be read: by itself, by what a person says, by what others with the same titles prove.
struct CsvLayoutChoice {
    private let body: CsvBody
    private let text: CsvText
    private let knowledge: CsvKnowledge
    private let writer: BankWriter
    /// How cells are divided, where that is no question.
    var dialect: CsvDialect?
    /// What a person says about tables with certain titles.
    var profiles: [BankProfile] = []

    init(_ body: CsvBody, _ text: CsvText, _ knowledge: CsvKnowledge, _ writer: BankWriter) {
        self.body = body
        self.text = text
        self.knowledge = knowledge
        self.writer = writer
    }

    /// How the table is to be read; nil when it has titles and no rows. A few hundred rows decide most tables; where they leave
    /// a question open, thousands are asked before other tables are, and a person last. Throws the question.
    @inline(never)
    func layout(_ answers: CsvAnswers) throws(Fault) -> CsvLayout? {
        var answers = answers
        answers.isNoCard = writer.request.isNoCard
        answers.isCard = writer.request.isCard
        for most in [CsvSample.fewRows, CsvSample.firstRows] {
            var finder = finder(answers, most)
            if let profile = profiles.first(where: { $0.isFor(titles: finder.header.titles, width: finder.width) }) {
                answers = answers.filled(from: profile.answers)
                finder = self.finder(answers, most)
            }
            writer.profiles = answers.profiles
            if finder.isEmptyTable { return nil }
            do throws(Fault) {
                return try settled(finder)
            } catch {
                guard finder.sample.isWhole || most == CsvSample.firstRows else { continue }
                if let learnt = completed(finder, answers) { return try settled(self.finder(learnt, most)) }
                if let facts = writer.facts { finder.tell(facts) }
                var fault = error
                fault.sentence += BankProfile.named(answers.profiles)
                throw fault
            }
        }
        return nil
    }

    private func finder(_ answers: CsvAnswers, _ most: Int) -> CsvLayoutFinder {
        let finder = CsvLayoutFinder(body, knowledge, answers, rows: most, dialect: dialect)
        finder.layout.encoding = text.encoding
        if writer.part.sheet == nil { finder.layout.decided("encoding", text.encoding, text.because) }
        return finder
    }

    private func settled(_ finder: CsvLayoutFinder) throws(Fault) -> CsvLayout {
        let layout = try finder.find()
        if let facts = writer.facts { finder.tell(facts) }
        writer.learning?.hear(finder.proven, titles: layout.titles, account: account(finder), file: writer.document.name)
        for sentence in finder.answers.learnt {
            try writer.note(
                "bank.csv.learnt", "\(sentence).", remedy: "Give the option or a profile that says otherwise, if that is wrong for it.")
        }
        return layout
    }

    private func completed(_ finder: CsvLayoutFinder, _ answers: CsvAnswers) -> CsvAnswers? {
        writer.learning?.completed(answers, finder.questions, titles: finder.header.titles, account: account(finder))
    }

    private func account(_ finder: CsvLayoutFinder) -> String {
        finder.account.isEmpty ? writer.request.account ?? "" : finder.account
    }
}
