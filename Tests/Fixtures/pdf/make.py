#!/usr/bin/env python3
"""Draws the statements of this folder, whose banks, people and rows are invented, and what they hold: NAME.pdf and NAME.tsv.

    make.py [FOLDER] [SEED]    needs reportlab (PyPI); any other seed gives the same layouts with other rows
"""
import datetime, os, random, sys

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
seed = sys.argv[2] if len(sys.argv) > 2 else "1"
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))

SHOPS = {
    "en": ["Corner Bakery", "North Rail", "Mill Road Dentist", "Tea & Co", "City Water", "Paper Moon Books", "Green Grocer", "Harbour Gym"],
    "de": ["Bäckerei Nord", "Stadtwerke Talheim", "Miete Wohnung 3", "Buchladen am Eck", "Verkehrsbetriebe", "Café Sonne", "Gärtnerei Blum"],
    "fr": ["BOULANGERIE DU PONT", "EAU DE LA VALLEE", "LIBRAIRIE LUNE", "CAFE DES ARTS", "PRLV SPORT CLUB", "MARCHE VERT"],
    "es": ["PANADERIA SOL", "AGUAS DEL VALLE", "LIBRERIA LUNA", "METRO NORTE", "GIMNASIO PUERTO", "FRUTERIA VERDE"],
    "xx": ["Brolan tef", "Kessim dor", "Volu hatri", "Temmer lok", "Sarrin po", "Dolvi mek"],
    "ja": ["パン工房", "水道局", "書店つき", "喫茶ひかり", "鉄道"],
    "sv": ["Bageri Öst", "Vattenverket", "Bokhandel Måne", "Tåg Norr", "Gym Hamnen"],
    "it": ["PANIFICIO SOLE", "ACQUA VALLE", "LIBRERIA LUNA", "TRENI NORD", "PALESTRA PORTO"],
    "pl": ["Piekarnia Pod Mostem", "Wodociagi", "Ksiegarnia Luna", "Kolej Polnoc", "Silownia Port"],
    "nl": ["Bakkerij Noord", "Waterbedrijf", "Boekhandel Maan", "Trein Oost", "Sportschool Haven"],
    "da": ["Bager Nord", "Vandvaerk", "Boghandel", "Tog Ost"],
    "cs": ["Pekarna Sever", "Vodarna", "Knihy Luna", "Vlak"],
    "fi": ["Leipomo Pohjola", "Vesilaitos", "Kirjakauppa", "Juna Oy"],
    "tr": ["Firin Kuzey", "Su Idaresi", "Kitapci Ay", "Tren"],
    "hu": ["Pekseg", "Vizmu", "Konyvesbolt", "Vonat"],
    "pt": ["PADARIA SOL", "AGUAS DO VALE", "LIVRARIA LUA", "TREM NORTE", "ACADEMIA PORTO"],
}


def rows(name, lang, count, decimals=2, start=datetime.date(2025, 3, 2), step=3):
    """Movements in the order of their days: day, text, units."""
    draw = random.Random(f"{name} {seed}")
    found, day = [], start
    for index in range(count):
        day += datetime.timedelta(days=draw.randint(0, step))
        size = draw.choice([900, 4500, 12900, 98000]) + draw.randint(1, 99) * (1 if decimals else 10)
        income = index and draw.random() < 0.3
        found.append((day, draw.choice(SHOPS[lang]), size * 7 if income else -size))
    return found


def number(units, mark=".", group=",", decimals=2):
    digits = f"{abs(units):0{decimals + 1}d}"
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    parts = []
    while whole:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    return group.join(parts) + (mark + rest if decimals else "")


def signed(units, mark=".", group=",", decimals=2):
    return ("-" if units < 0 else "") + number(units, mark, group, decimals)


class Page:
    """Draws from the top down; begins a page where one is full, with what stands on every page."""

    def __init__(self, name, font="Helvetica", size=9, pitch=14, top=None, bottom=60):
        self.path = os.path.join(folder, name)
        self.canvas = canvas.Canvas(self.path + ".pdf", pagesize=A4, invariant=1)
        self.font, self.size, self.pitch, self.bottom = font, size, pitch, bottom
        self.top = top or (lambda: None)
        self.number = 0
        self.turn()

    def turn(self):
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.y = A4[1] - 50
        self.canvas.setFont(self.font, self.size)
        self.top()

    def line(self, *cells, step=None):
        """Cells are (x, text), right-aligned where x is negative."""
        if self.y < self.bottom:
            self.turn()
        for x, text in cells:
            if x < 0:
                self.canvas.drawRightString(-x, self.y, text)
            else:
                self.canvas.drawString(x, self.y, text)
        self.y -= step or self.pitch

    def done(self, truth):
        self.canvas.save()
        with open(self.path + ".tsv", "w") as file:
            for day, _, units, decimals in truth:
                sign = "-" if units < 0 else ""
                file.write(f"{day}\t{sign}{number(units, '.', '', decimals)}\n")


def truth(found, decimals=2):
    return [(day, text, units, decimals) for day, text, units in found]


def two_sides_over_pages(name="two-sides-over-pages"):
    found = rows(name, "en", 60, step=1)
    page = Page(name)

    def head():
        page.line((50, "Northbridge Savings Society"), (430, f"Page {page.number} of 2"))
        page.line((50, "Account 00123456"), (300, "1 March 2025 to 30 June 2025"), step=30)
        page.line((50, "Date"), (130, "Description"), (-360, "Paid out"), (-440, "Paid in"), (-530, "Balance"))
        page.line((130, "Balance brought forward"), (-530, signed(page.held)))

    page.held = 250000
    page.top = head
    head()
    for index, (day, text, units) in enumerate(found):
        if page.y < 110:
            page.line((130, "Balance carried forward"), (-530, signed(page.held)))
            page.y = 0
        page.held += units
        side = -440 if units > 0 else -360
        page.line((50, day.strftime("%d %b %Y")), (130, text), (side, number(units)), (-530, signed(page.held)), step=11 if index % 4 == 1 else 14)
        if index % 4 == 1:
            page.line((130, f"Ref {7000 + index} card 12"))
    page.done(truth(found))


def sign_behind(name="sign-behind"):
    found = rows(name, "de", 14)
    page = Page(name)
    page.line((50, "Kontoauszug 3/2025"), (300, "IBAN DE02120300000000202051"))
    page.line((50, "Zeitraum 01.03.2025 bis 30.04.2025"), step=30)
    page.line((50, "Buchung"), (100, "Wert"), (150, "Vorgang"), (-530, "Betrag EUR"))
    held = 123456
    page.line((150, "Alter Kontostand"), (-530, number(held, ",", ".") + ("-" if held < 0 else "+")))
    for day, text, units in found:
        held += units
        date = day.strftime("%d.%m.")
        page.line((50, date), (100, date), (150, "Lastschrift" if units < 0 else "Gutschrift"), (-530, number(units, ",", ".") + ("-" if units < 0 else "+")), step=11)
        page.line((150, text))
    page.line((150, "Neuer Kontostand"), (-530, number(held, ",", ".") + ("-" if held < 0 else "+")))
    page.done(truth(found))


def totals_of_sides(name="totals-of-sides"):
    found = rows(name, "fr", 12)
    page = Page(name)
    page.line((50, "BANQUE DU MOULIN"), (300, "RELEVE DE COMPTE EN EUR"))
    page.line((50, "Du 01/03/2025 au 30/04/2025"), step=30)
    page.line((50, "Date"), (100, "Libellé"), (330, "Valeur"), (-450, "Débit"), (-530, "Crédit"))
    for day, text, units in found:
        page.line((50, day.strftime("%d/%m/%Y")), (110, text), (330, day.strftime("%d/%m/%Y")), (-530 if units > 0 else -450, number(units, ",", " ")))
    into = sum(u for _, _, u in found if u > 0)
    out = -sum(u for _, _, u in found if u < 0)
    page.line((110, "Total des mouvements"), (-450, number(out, ",", " ")), (-530, number(into, ",", " ")))
    page.done(truth(found))


def newest_first(name="newest-first"):
    found = rows(name, "es", 10)
    held, lines = 50000, []
    for day, text, units in found:
        held += units
        lines.append((day, text, units, held))
    page = Page(name, size=8, pitch=12)
    page.line((40, "EXTRACTO DE MOVIMIENTOS"), (300, "Cuenta ES9121000418450200051332"), step=24)
    page.line((40, "FECHA"), (110, "CONCEPTO"), (-420, "IMPORTE"), (-520, "SALDO"))
    for day, text, units, after in reversed(lines):
        page.line((40, day.strftime("%d-%m-%Y")), (110, text), (-420, signed(units, ",", ".") + " EUR"), (-520, signed(after, ",", ".") + " EUR"))
    page.done(truth(list(reversed(found))))


def card(name="card"):
    found = rows(name, "en", 11)
    page = Page(name)
    page.line((50, "Maple Card"), (300, "Statement date 30 Apr 2025"))
    before = 43210
    after = before - sum(u for _, _, u in found)
    page.line((50, "Previous balance"), (-300, "$" + signed(before)))
    page.line((50, "New balance"), (-300, "$" + number(after) if after >= 0 else "-$" + number(after)), step=30)
    page.line((50, "Trans date"), (120, "Post date"), (190, "Description"), (-500, "Amount"))
    for day, text, units in found:
        amount = "$" + number(units) + (" CR" if units > 0 else "")
        page.line((50, day.strftime("%b %d, %Y")), (120, day.strftime("%b %d, %Y")), (190, text if units < 0 else "Payment received, thank you"), (-500, amount))
    page.done(truth(found))


def unknown_words(name="unknown-words"):
    found = rows(name, "xx", 9)
    held = 80000
    page = Page(name)
    page.line((50, "Tolvar Mendik"), (400, "31/05/2025"), step=30)
    page.line((50, "Drel"), (130, "Mokta"), (-430, "Sipen"), (-520, "Harro"))
    for day, text, units in found:
        held += units
        page.line((50, day.strftime("%d/%m/%Y")), (130, text), (-430, signed(units)), (-520, signed(held)))
    page.done(truth(found))


def day_once(name="day-once"):
    found = rows(name, "en", 16, step=1)
    page = Page(name)
    page.line((50, "Harbour Bank"), (300, "1 March 2025 to 31 March 2025"), step=30)
    page.line((50, "Date"), (110, "Payment type and details"), (-380, "Paid out"), (-450, "Paid in"), (-530, "Balance"))
    held, last = 99900, None
    page.line((50, "01 Mar 25"), (110, "BALANCE BROUGHT FORWARD"), (-530, signed(held)))
    for index, (day, text, units) in enumerate(found):
        held += units
        cells = [(110, "VIS" if units < 0 else "CR"), (140, text), (-450 if units > 0 else -380, number(units))]
        if day != last:
            cells.insert(0, (50, day.strftime("%d %b %y")))
        if index + 1 == len(found) or found[index + 1][0] != day:
            cells.append((-530, signed(held)))
        page.line(*cells)
        last = day
    page.line((110, "BALANCE CARRIED FORWARD"), (-530, signed(held)))
    page.done(truth(found))


def no_decimals(name="no-decimals"):
    found = rows(name, "ja", 10, decimals=0)
    page = Page(name, font="HeiseiKakuGo-W5")
    page.line((50, "普通預金 取引明細"), (300, "2025/03/01 - 2025/04/30"), step=30)
    page.line((50, "日付"), (130, "摘要"), (-360, "出金(円)"), (-440, "入金(円)"), (-530, "残高(円)"))
    held = 300000
    for day, text, units in found:
        held += units
        page.line((50, day.strftime("%Y/%m/%d")), (130, text), (-440 if units > 0 else -360, number(units, decimals=0)), (-530, signed(held, decimals=0)))
    page.done(truth(found, 0))


def sum_below(name="sum-below"):
    found = rows(name, "de", 10)
    page = Page(name)
    page.line((50, "Volksbank Talheim"), (300, "01.03.2025 - 30.04.2025"), step=30)
    page.line((50, "Datum"), (130, "Erläuterung"), (-450, "Umsatz"), (-540, "Saldo"))
    held = 4000000
    for day, text, units in found:
        held += units
        page.line((50, day.strftime("%d.%m.%Y")), (130, text), step=11)
        page.line((130, "SEPA Ref 4711"), step=11)
        page.line((130, "Mandat M-12"), (-450, signed(units, ",", ".")), (-540, signed(held, ",", ".")), step=18)
    page.done(truth(found))


def text_last(name="text-last"):
    found = rows(name, "it", 11)
    page = Page(name)
    page.line((50, "Banca del Mulino"), (300, "Estratto conto al 30/04/2025"), step=30)
    page.line((50, "Data"), (110, "Valuta"), (-230, "Dare"), (-300, "Avere"), (320, "Descrizione"))
    held = 61234
    page.line((-300, signed(held, ",", ".")), (320, "SALDO INIZIALE"))
    for day, text, units in found:
        held += units
        page.line((50, day.strftime("%d/%m/%Y")), (110, day.strftime("%d/%m/%Y")), (-300 if units > 0 else -230, number(units, ",", ".")), (320, text))
    page.line((-300, signed(held, ",", ".")), (320, "SALDO FINALE"))
    page.done(truth(found))


def two_line_titles(name="two-line-titles"):
    found = rows(name, "pl", 12)
    page = Page(name, size=8)
    page.line((40, "Bank Polnocny"), (300, "Wyciag za okres 2025-03-01 - 2025-04-30"), step=30)
    page.line((40, "Data"), (110, "Data"), (190, "Opis operacji"), (-440, "Kwota"), (-540, "Saldo"), step=9)
    page.line((40, "operacji"), (110, "ksiegowania"), (-540, "po operacji"))
    held = 91234
    for day, text, units in found:
        held += units
        page.line((40, day.isoformat()), (110, day.isoformat()), (190, text), (-440, signed(units, ",", " ") + " PLN"), (-540, signed(held, ",", " ") + " PLN"), step=10)
        page.line((190, "Rachunek 61 1090 1014"), step=16)
    page.done(truth(found))


def direction_words(name="direction-words"):
    found = rows(name, "nl", 10)
    page = Page(name)
    page.line((50, "Rekeningafschrift"), (300, "NL91ABNA0417164300"), step=30)
    page.line((50, "Datum"), (130, "Omschrijving"), (380, "Af Bij"), (-520, "Bedrag (EUR)"))
    held = 200000
    page.line((130, "Beginsaldo"), (-520, signed(held, ",", ".")))
    for day, text, units in found:
        held += units
        page.line((50, day.strftime("%d-%m-%Y")), (130, text), (380, "Bij" if units > 0 else "Af"), (-520, number(units, ",", ".")))
    page.line((130, "Eindsaldo"), (-520, signed(held, ",", ".")))
    page.done(truth(found))


def letters_behind(name="letters-behind"):
    found = rows(name, "pt", 11, step=2)
    page = Page(name, font="Courier", size=8)
    page.line((40, "EXTRATO DE CONTA CORRENTE"), (300, "PERIODO: 01/03/2025 A 30/04/2025"), step=30)
    page.line((40, "DATA"), (110, "HISTORICO"), (-400, "VALOR"), (-520, "SALDO"))
    held = 150000
    for day, text, units in found:
        held += units
        page.line((40, day.strftime("%d/%m/%Y")), (110, text), (-400, number(units, ",", ".") + (" C" if units > 0 else " D")), (-520, number(held, ",", ".") + (" D" if held < 0 else " C")))
    page.done(truth(found))


def sections(name="sections"):
    found = rows(name, "en", 10)
    page = Page(name)
    page.line((50, "First Prairie Bank"), (300, "March 1, 2025 through April 30, 2025"), step=24)
    into = [row for row in found if row[2] > 0]
    out = [row for row in found if row[2] < 0]
    held = 180000
    page.line((50, "Beginning balance"), (-300, "$" + signed(held)))
    page.line((50, "Deposits"), (-300, "$" + number(sum(u for _, _, u in into))))
    page.line((50, "Withdrawals"), (-300, "-$" + number(sum(u for _, _, u in out))))
    page.line((50, "Ending balance"), (-300, "$" + signed(held + sum(u for _, _, u in found))), step=30)
    for title, part in (("Deposits", into), ("Withdrawals", out)):
        page.line((50, title))
        page.line((50, "Date"), (130, "Description"), (-500, "Amount"))
        for day, text, units in part:
            page.line((50, day.strftime("%m/%d/%Y")), (130, text), (-500, ("-" if units < 0 else "") + "$" + number(units)))
        page.line((50, f"Total {title.lower()}"), (-500, "$" + number(sum(u for _, _, u in part))), step=24)
    page.done(truth(into + out))


# Held out: no rule was made from these.


def carried_over(name="carried-over"):
    found = rows(name, "da", 75, step=1)
    page = Page(name, font="Courier", size=8, pitch=11)

    def head():
        page.line((40, "Kystbanken"), (400, f"Side {page.number}"))
        page.line((40, "Kontoudskrift 1. marts 2025 - 30. juni 2025"), step=22)
        page.line((40, "Dato"), (110, "Tekst"), (-420, "Beloeb"), (-530, "Saldo"))
        page.line((110, "Transport"), (-530, signed(page.held, ",", ".")))

    page.held = 987654
    page.top = head
    head()
    for day, text, units in found:
        if page.y < 90:
            page.line((110, "Transport"), (-530, signed(page.held, ",", ".")))
            page.y = 0
        page.held += units
        amount = number(units, ",", ".") + ("-" if units < 0 else " ")
        page.line((40, day.strftime("%d.%m.%y")), (110, text), (-420, amount), (-530, signed(page.held, ",", ".")))
    page.done(truth(found))


def text_first(name="text-first"):
    found = rows(name, "cs", 9)
    page = Page(name)
    held = 300000
    page.line((50, "Vypis z uctu"), (300, "Obdobi 01.03.2025 - 31.05.2025"), step=30)
    page.line((50, "Popis"), (250, "Datum"), (-420, "Castka"), (-530, "Zustatek"))
    for day, text, units in found:
        held += units
        page.line((50, text), (250, day.strftime("%d.%m.%Y")), (-420, signed(units, ",", " ")), (-530, signed(held, ",", " ")))
    page.done(truth(found))


def paid_abroad(name="paid-abroad"):
    found = rows(name, "en", 12)
    page = Page(name)
    held = 200000
    page.line((50, "Card account in EUR"), step=30)
    page.line((50, "Date"), (120, "Merchant"), (-330, "Original amount"), (-430, "Amount EUR"), (-530, "Balance EUR"))
    for index, (day, text, units) in enumerate(found):
        held += units
        cells = [(50, day.isoformat()), (120, text), (-430, signed(units)), (-530, signed(held))]
        if index % 3 == 0:
            cells.append((-330, signed(int(units * 1.1)) + " USD"))
        page.line(*cells)
    page.done(truth(found))


def left_aligned(name="left-aligned"):
    found = rows(name, "fi", 10)
    page = Page(name)
    held = 150000
    page.line((50, "Tiliote"), (200, "1.3.2025 - 31.5.2025"), step=30)
    page.line((50, "Pvm"), (120, "Saaja"), (330, "Summa"), (450, "Saldo"))
    for day, text, units in found:
        held += units
        amount = ("+" if units > 0 else "-") + number(units, ",", " ")
        page.line((50, f"{day.day}.{day.month}.{day.year}"), (120, text), (330, amount), (450, signed(held, ",", " ")))
    page.done(truth(found))


def under_days(name="under-days"):
    found = rows(name, "en", 12, step=1)
    page = Page(name)
    held, last = 150000, None
    page.line((50, "Statement"), step=30)
    page.line((70, "Description"), (-430, "Amount"), (-530, "Balance"))
    for day, text, units in found:
        held += units
        if day != last:
            page.line((50, day.strftime("%d %B %Y")))
            last = day
        page.line((70, text), (-430, signed(units)), (-530, signed(held)))
    page.done(truth(found))


def balances_above(name="balances-above"):
    found = rows(name, "tr", 11)
    page = Page(name)
    held = 150000
    page.line((50, "Hesap ozeti"), (300, "01.03.2025 - 31.05.2025"))
    page.line((50, "Devreden"), (-250, number(held, ",", ".") + " TL"))
    page.line((50, "Kalan"), (-250, signed(held + sum(units for _, _, units in found), ",", ".") + " TL"), step=30)
    page.line((50, "Tarih"), (120, "Aciklama"), (-500, "Tutar"))
    for day, text, units in found:
        page.line((50, day.strftime("%d.%m.%Y")), (120, text), (-500, signed(units, ",", ".")))
    page.done(truth(found))


def two_accounts(name="two-accounts"):
    page = Page(name)
    both = []
    for account in ("Current 111", "Savings 222"):
        found = rows(name + account, "en", 6)
        held = 100000
        page.line((50, f"Account {account}"), step=20)
        page.line((50, "Date"), (130, "Details"), (-430, "Amount"), (-530, "Balance"))
        for day, text, units in found:
            held += units
            page.line((50, day.strftime("%d %b %Y")), (130, text), (-430, signed(units)), (-530, signed(held)))
        page.y -= 40
        both += found
    page.done(truth(both))


def many_columns(name="many-columns"):
    found = rows(name, "hu", 10, decimals=0)
    page = Page(name, size=7, pitch=11)
    held = 400000
    page.line((30, "Szamlakivonat HUF"), (300, "2025.03.01. - 2025.05.31."), step=30)
    page.line((30, "Konyveles"), (85, "Ertek"), (140, "Bizonylat"), (200, "Fiok"), (240, "Megnevezes"), (-430, "Terheles"), (-490, "Jovairas"), (-560, "Egyenleg"))
    for index, (day, text, units) in enumerate(found):
        held += units
        date = day.strftime("%Y.%m.%d.")
        side = -490 if units > 0 else -430
        page.line((30, date), (85, date), (140, f"{500100 + index}"), (200, "0042"), (240, text), (side, number(units, group=" ", decimals=0)), (-560, signed(held, group=" ", decimals=0)))
    page.done(truth(found, 0))


# None of these may be taken.


def row_lost(name="none-row-lost"):
    found = rows(name, "en", 10)
    page = Page(name)
    page.line((50, "Northbridge Savings Society"), step=30)
    page.line((50, "Date"), (130, "Description"), (-440, "Amount"), (-530, "Balance"))
    held = 250000
    for index, (day, text, units) in enumerate(found):
        held += units
        if index != 5:
            page.line((50, day.strftime("%d %b %Y")), (130, text), (-440, signed(units)), (-530, signed(held)))
    page.done([])


def no_balances(name="none-no-balances"):
    found = rows(name, "en", 8)
    page = Page(name)
    page.line((50, "Transactions"), step=30)
    page.line((50, "Date"), (130, "Description"), (-440, "Amount"))
    for day, text, units in found:
        page.line((50, day.strftime("%d %b %Y")), (130, text), (-440, signed(units)))
    page.done([])


def invoice(name="none-invoice"):
    page = Page(name)
    page.line((50, "Lindqvist Repairs"), (400, "Invoice 2025-118"))
    page.line((400, "14 March 2025"), step=40)
    page.line((50, "Item"), (300, "Quantity"), (-440, "Each"), (-530, "Price"))
    for item, count, each in (("Brake pads", 2, 2450), ("Chain", 1, 3190), ("Labour", 3, 4500)):
        page.line((50, item), (300, str(count)), (-440, number(each)), (-530, number(each * count)))
    page.line((50, "Total"), (-530, number(2 * 2450 + 3190 + 3 * 4500)))
    page.done([])


for draw in (
    two_sides_over_pages, sign_behind, totals_of_sides, newest_first, card, unknown_words, day_once, no_decimals, sum_below, text_last,
    two_line_titles, direction_words, letters_behind, sections, carried_over, text_first, paid_abroad, left_aligned, under_days,
    balances_above, two_accounts, many_columns, row_lost, no_balances, invoice,
):
    draw()
