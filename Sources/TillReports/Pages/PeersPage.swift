import TillHousehold
import TillRecords
import TillStages

/// The page of one household beside those that live alike.
///
/// It is a page of its own, since it depends on all other households: the household's own pages are made of its documents alone and
/// stay as they are when another household's change.
enum PeersPage {
    static let template: PageTemplate = """
        <header class="top">{{#trail}}{{> trail}}{{/trail}}<div class="heading"><h1>\(.amongOthers)</h1></div></header>
        <main id="main">{{#peers}}{{> peers}}{{/peers}}{{^peers}}<p class="lede">\(.peersNone)</p>{{/peers}}</main>
        """

    static func html(_ household: String, _ book: PeersBook, group: String, home: String, frame: PageFrame) -> String {
        let card = book.card(of: household)
        let view: View = [
            "trail": PageTrail(steps: [PageTrail.Step(name: household, href: home)]).view,
            "peers": optional(card.map { PeersSection.view($0, book, group: group) }),
        ]
        return frame.page("peers-page", view, title: say(.amongOthersTitle, [.household: household]))
    }

    /// Writes the page of a household into a folder: it leads to `cohorts.html` above it and to the household's own page.
    static func write(_ household: String, _ book: PeersBook, in folder: String, frame: PageFrame) throws(Fault) {
        let html = html(household, book, group: "../cohorts.html", home: "../../\(household)/index.html", frame: frame)
        try PageFolder(folder).write(html, to: household + ".html")
    }
}
