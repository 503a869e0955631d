/// The words of banks in many languages, as two halves that share no title: one to build with, one to judge by.
///
/// A block is a language: `=code countries encodings`, then titles of columns (`T`, in the order of `BankRole`, alternatives between
/// commas), words of rows (`W`, in the order of `BankMovement.Kind`), phrases of the page (`P`, in the order of `BankPhrase`) and the
/// months (`M`, short and long; `-` where none are written).
enum BankWords {
    /// The languages of a half.
    static func tongues(heldOut: Bool) -> [BankTongue] {
        (heldOut ? held : open).split(separator: "\n=", omittingEmptySubsequences: true).map { BankTongue(block: $0) }
    }
}

/// What a column holds.
enum BankRole: Int, CaseIterable {
    case date, value, text, payee, amount, debit, credit, direction, balance, currency, account, counter, reference, type, fee, net
    case foreign, rate, status, category, before
}

/// What a bank writes above, below and between the rows.
enum BankPhrase: Int, CaseIterable {
    case account, holder, period, opening, closing, total, currency, exported, pending, booked, out, into, note, statement
    case pendingTable, card, summary, cents
}

/// One language of banks.
struct BankTongue: Sendable {
    var code: String
    let countries: [String]
    var encodings: [String]
    var titles: [[String]]
    var kinds: [String]
    var phrases: [String]
    /// Twelve short and twelve long names of months, or none.
    let months: (short: [String], long: [String])?

    init(block: some StringProtocol) {
        let lines: [String] = block.split(separator: "\n").map { String($0.drop { $0 == "=" }) }
        let head: [String] = (lines.first ?? "").split(separator: " ").map { String($0) }
        code = head[0]
        countries = BankTongue.list(head[1])
        encodings = BankTongue.list(head[2])
        func line(_ letter: String) -> [String] {
            let found: String = lines.first { $0.hasPrefix(letter + " ") } ?? ""
            return found.dropFirst(2).split(separator: ";").map { String($0) }
        }
        titles = line("T").map { BankTongue.list($0) }
        kinds = line("W")
        phrases = line("P")
        let names = line("M").map { BankTongue.list($0) }
        months = names.count == 2 ? (names[0], names[1]) : nil
    }

    /// True when every role, kind and phrase has its words.
    var isWhole: Bool {
        titles.count == BankRole.allCases.count && kinds.count == BankMovement.Kind.allCases.count
            && phrases.count == BankPhrase.allCases.count && (months.map { $0.short.count == 12 && $0.long.count == 12 } ?? true)
    }

    func titles(_ role: BankRole) -> [String] { titles[role.rawValue] }
    func word(_ kind: BankMovement.Kind) -> String { kinds[kind.rawValue] }
    func phrase(_ phrase: BankPhrase) -> String { phrases[phrase.rawValue] }

    private static func list(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}

extension BankWords {
    /// Other languages, and other titles of the great ones: what nobody looks at while building.
    static let held = """
        =en US,US,US,GB,NZ,SG,KE utf8,cp1252
        T Entry Date,Booked On,Trans. Date,Date Processed;Value Dated,Settlement Date;Particulars,Transaction Details,Narration,Remarks;Paid To / From,Payee Name;Sum,Amt,Local Amount;Outgoing,Out,Debits,Payments;Incoming,In,Credits,Receipts;CR/DR,Sign;Balance After,Ledger Balance,Bal;Cur,Currency Code;Acct No,Own Account;Other Account,Recipient IBAN;Bank Reference,Serial,Trace Number;Kind,Transaction Code;Commission,Service Charge;Amount After Fees,Total After Charges;Amount In Foreign Currency,Billed Amount Abroad;FX Rate;Posting Status,Progress;Group;Opening Bal
        W Wages;Monthly rent;POS purchase;Purchase reversal;Account maintenance charge;Funds transfer;Cash machine;Credit interest;Thank you for your payment;Standing order
        P Acct;Customer;Statement period;Balance brought forward;Balance carried forward;Totals;Cur;Generated;Not yet posted;Completed;DR;CR;Subject to the terms of the bank;Transaction history;Unposted items;Card account;Spending overview;minor units
        M Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sept,Oct,Nov,Dec;January,February,March,April,May,June,July,August,September,October,November,December
        =de DE,CH utf8,cp1252
        T Tag der Buchung,Belegdatum,Abschlussdatum;Gültig ab,Datum Valuta;Text,Vorgang,Bezeichnung;Gegenpartei,Begünstigter;Summe,Wert,Transaktionsbetrag;Ausgang,Auszahlung,Belastungen;Eingang,Einzahlung,Gutschriften;Kennzeichen,Vorzeichen;Neuer Saldo,Stand danach;Devise,WKZ;Eigenes Konto,IBAN Kontoinhaber;Konto der Gegenseite,IBAN Gegenpartei;Belegnummer,Transaktions-ID;Art;Spesen,Kosten;Betrag nach Gebühren;Betrag Originalwährung;Kurs;Zustand;Rubrik;Alter Saldo
        W Lohn;Wohnungsmiete;Einkauf Karte;Rückvergütung;Abschlussgebühr;Dauerauftrag;Bezug Bancomat;Habenzins;Ihre Zahlung - besten Dank;Einzug
        P Konto;Inhaber;Von - bis;Saldovortrag;Schlusssaldo;Total;Devise;Druckdatum;Pendent;Verbucht;Belastung;Gutschrift;Irrtum vorbehalten;Kontobewegungen;Noch nicht verbuchte Umsätze;Kartenkonto;Übersicht;Rappen
        M Jän,Feb,März,Apr,Mai,Juni,Juli,Aug,Sept,Okt,Nov,Dez;Jänner,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember
        =it IT,CH utf8,cp1252,latin1
        T Data contabile,Data operazione,Data;Data valuta,Valuta;Descrizione,Causale,Descrizione operazione;Beneficiario,Esercente;Importo;Addebiti,Uscite,Dare;Accrediti,Entrate,Avere;Dare/Avere,Segno;Saldo,Saldo contabile;Divisa;Conto,Numero conto;Conto beneficiario,IBAN controparte;Riferimento,Numero operazione;Tipo operazione;Commissione,Spese;Importo netto;Importo in divisa,Importo originale;Cambio,Tasso di cambio;Stato;Categoria;Saldo precedente
        W Stipendio;Affitto;Pagamento con carta;Rimborso;Canone mensile conto;Bonifico;Prelievo bancomat;Interessi;Pagamento ricevuto - grazie;Addebito diretto
        P Conto corrente;Intestatario;Periodo;Saldo iniziale;Saldo finale;Totale;Divisa;Generato il;In sospeso;Contabilizzato;Dare;Avere;Documento prodotto elettronicamente;Estratto conto;Movimenti in sospeso;Estratto conto carta di credito;Riepilogo per categoria;centesimi
        M gen,feb,mar,apr,mag,giu,lug,ago,set,ott,nov,dic;gennaio,febbraio,marzo,aprile,maggio,giugno,luglio,agosto,settembre,ottobre,novembre,dicembre
        =da DK utf8,cp1252,latin1
        T Bogføringsdato,Dato;Valør,Rentedato;Tekst,Beskrivelse;Modtager,Navn;Beløb;Hævet,Ud;Indsat,Ind;Debet/Kredit;Saldo;Valuta;Konto,Kontonummer;Modpartskonto;Reference;Type;Gebyr;Nettobeløb;Oprindeligt beløb;Kurs;Status;Kategori;Saldo før
        W Løn;Husleje;Kortkøb;Tilbagebetaling;Kontogebyr;Overførsel;Kontanthævning;Rente;Indbetaling modtaget - tak;Betalingsservice
        P Kontonummer;Kontohaver;Periode;Primosaldo;Ultimosaldo;I alt;Valuta;Udskrevet;Afventer;Bogført;Hævet;Indsat;Udskriften er lavet automatisk;Kontoudskrift;Afventende posteringer;Kreditkortudskrift;Sum pr. kategori;øre
        M jan,feb,mar,apr,maj,jun,jul,aug,sep,okt,nov,dec;januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,december
        =nb NO utf8,cp1252
        T Bokføringsdato,Dato;Rentedato;Forklaring,Beskrivelse;Mottaker,Betalt til;Beløp;Ut av konto,Ut fra konto;Inn på konto;Debet/Kredit;Saldo;Valuta;Konto,Kontonummer;Til konto,Motkonto;Arkivref,Referanse;Transaksjonstype,Type;Gebyr;Nettobeløp;Beløp i valuta;Valutakurs;Status;Kategori;Saldo før
        W Lønn;Husleie;Varekjøp;Refusjon;Månedsgebyr;Overføring;Minibankuttak;Renter;Innbetaling mottatt - takk;Avtalegiro
        P Kontonummer;Kontoeier;Periode;Inngående saldo;Utgående saldo;Sum;Valuta;Opprettet;Reservert;Bokført;Ut;Inn;Utskriften er laget automatisk;Kontoutskrift;Reserverte beløp;Kredittkortfaktura;Sum per kategori;øre
        M jan,feb,mar,apr,mai,jun,jul,aug,sep,okt,nov,des;januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember
        =fi FI utf8,cp1252,latin9
        T Kirjauspäivä,Päivämäärä,Maksupäivä;Arvopäivä;Viesti,Selitys;Saaja/Maksaja,Saaja;Määrä,Summa;Otot,Veloitus;Panot,Hyvitys;Pano/Otto;Saldo,Tilin saldo;Valuutta;Tilinumero,Tili;Saajan tilinumero,Vastatili;Viitenumero,Arkistointitunnus;Tapahtumalaji,Laji;Palvelumaksu;Nettomäärä;Alkuperäinen määrä;Kurssi;Tila;Luokka;Saldo ennen
        W Palkka;Vuokra;Korttiosto;Palautus;Tilin kuukausimaksu;Tilisiirto;Automaattinosto;Korko;Maksu vastaanotettu - kiitos;Suoraveloitus
        P Tilinumero;Tilinomistaja;Ajalta;Alkusaldo;Loppusaldo;Yhteensä;Valuutta;Luotu;Odottaa;Kirjattu;Otto;Pano;Tämä tuloste on luotu automaattisesti;Tiliote;Katevaraukset;Luottokorttilasku;Yhteenveto luokittain;senttiä
        M tammi,helmi,maalis,huhti,touko,kesä,heinä,elo,syys,loka,marras,joulu;tammikuuta,helmikuuta,maaliskuuta,huhtikuuta,toukokuuta,kesäkuuta,heinäkuuta,elokuuta,syyskuuta,lokakuuta,marraskuuta,joulukuuta
        =sk SK utf8,cp1250
        T Dátum zaúčtovania,Dátum;Dátum valuty;Popis,Informácia pre príjemcu;Názov protistrany,Obchodník;Suma;Debet,Výdavok;Kredit,Príjem;Debet/Kredit,Smer;Zostatok,Zostatok po transakcii;Mena;Číslo účtu;Protiúčet,Účet protistrany;Referencia;Typ transakcie;Poplatok;Čistá suma;Pôvodná suma;Kurz;Stav;Kategória;Zostatok pred
        W Mzda;Nájomné;Platba kartou;Vrátenie platby;Poplatok za vedenie účtu;Prevod;Výber z bankomatu;Úrok;Splátka prijatá - ďakujeme;Inkaso
        P Číslo účtu;Majiteľ účtu;Obdobie;Počiatočný zostatok;Konečný zostatok;Spolu;Mena;Vytvorené;Čakajúca;Zaúčtovaná;Debet;Kredit;Výpis bol vytvorený elektronicky;Výpis z účtu;Čakajúce platby;Výpis kreditnej karty;Súčty podľa kategórií;centy
        M jan,feb,mar,apr,máj,jún,júl,aug,sep,okt,nov,dec;januára,februára,marca,apríla,mája,júna,júla,augusta,septembra,októbra,novembra,decembra
        =ro RO,MD utf8,cp1250
        T Data,Data tranzacției,Data procesării;Data valutei;Descriere,Detalii tranzacție,Explicații;Beneficiar,Comerciant;Sumă,Suma;Debit,Suma debit;Credit,Suma credit;Debit/Credit;Sold,Sold contabil;Valută,Moneda;Cont,Număr cont;Cont beneficiar,Contul partenerului;Referință;Tip tranzacție;Comision;Sumă netă;Sumă originală;Curs de schimb;Stare;Categorie;Sold anterior
        W Salariu;Chirie;Plată cu cardul;Rambursare;Comision administrare cont;Transfer;Retragere numerar;Dobândă;Plată primită - mulțumim;Debit direct
        P Cont;Titular;Perioada;Sold inițial;Sold final;Total;Valută;Generat la;În așteptare;Procesat;Debit;Credit;Document generat automat;Extras de cont;Tranzacții în așteptare;Extras card de credit;Total pe categorii;bani
        M ian,feb,mar,apr,mai,iun,iul,aug,sep,oct,nov,dec;ianuarie,februarie,martie,aprilie,mai,iunie,iulie,august,septembrie,octombrie,noiembrie,decembrie
        =hr HR utf8,cp1250
        T Datum,Datum knjiženja,Datum izvršenja;Datum valute;Opis,Opis plaćanja;Platitelj/Primatelj,Primatelj;Iznos;Isplata,Duguje;Uplata,Potražuje;Duguje/Potražuje;Stanje,Stanje nakon;Valuta;Račun,Broj računa;Račun primatelja;Referenca,Poziv na broj;Vrsta transakcije;Naknada;Neto iznos;Izvorni iznos;Tečaj;Status;Kategorija;Prethodno stanje
        W Plaća;Najamnina;Kupnja karticom;Povrat;Naknada za vođenje računa;Prijenos;Isplata na bankomatu;Kamata;Uplata primljena - hvala;Trajni nalog
        P Broj računa;Vlasnik;Razdoblje;Početno stanje;Završno stanje;Ukupno;Valuta;Datum izrade;Na čekanju;Proknjiženo;Isplata;Uplata;Izvod je izrađen automatski;Izvod po računu;Transakcije na čekanju;Izvod kreditne kartice;Zbroj po kategorijama;centi
        M sij,velj,ožu,tra,svi,lip,srp,kol,ruj,lis,stu,pro;siječnja,veljače,ožujka,travnja,svibnja,lipnja,srpnja,kolovoza,rujna,listopada,studenoga,prosinca
        =el GR utf8,cp1253
        T Ημερομηνία,Ημ/νία συναλλαγής;Valeur,Ημερομηνία αξίας;Περιγραφή,Αιτιολογία;Δικαιούχος,Αντισυμβαλλόμενος;Ποσό;Χρέωση;Πίστωση;Χρέωση/Πίστωση,Πρόσημο;Υπόλοιπο,Λογιστικό υπόλοιπο;Νόμισμα;Λογαριασμός,Αριθμός λογαριασμού;Λογαριασμός δικαιούχου;Αριθμός αναφοράς;Τύπος συναλλαγής;Προμήθεια,Έξοδα;Καθαρό ποσό;Αρχικό ποσό;Ισοτιμία;Κατάσταση;Κατηγορία;Προηγούμενο υπόλοιπο
        W Μισθοδοσία;Ενοίκιο;Αγορά με κάρτα;Επιστροφή χρημάτων;Έξοδα τήρησης λογαριασμού;Μεταφορά;Ανάληψη μετρητών;Τόκοι;Πληρωμή ελήφθη - ευχαριστούμε;Πάγια εντολή
        P Αριθμός λογαριασμού;Κάτοχος;Περίοδος;Αρχικό υπόλοιπο;Τελικό υπόλοιπο;Σύνολο;Νόμισμα;Ημερομηνία έκδοσης;Σε εκκρεμότητα;Ολοκληρώθηκε;Χρέωση;Πίστωση;Το έγγραφο εκδόθηκε ηλεκτρονικά;Κίνηση λογαριασμού;Εκκρεμείς συναλλαγές;Κίνηση πιστωτικής κάρτας;Σύνολα ανά κατηγορία;λεπτά
        M Ιαν,Φεβ,Μαρ,Απρ,Μαΐ,Ιουν,Ιουλ,Αυγ,Σεπ,Οκτ,Νοε,Δεκ;Ιανουαρίου,Φεβρουαρίου,Μαρτίου,Απριλίου,Μαΐου,Ιουνίου,Ιουλίου,Αυγούστου,Σεπτεμβρίου,Οκτωβρίου,Νοεμβρίου,Δεκεμβρίου
        =uk UA utf8,cp1251
        T Дата операції,Дата;Дата валютування;Опис операції,Призначення платежу;Контрагент,Отримувач;Сума,Сума у валюті картки;Витрати,Дебет;Надходження,Кредит;Дебет/Кредит;Залишок,Залишок після операції;Валюта;Рахунок,Номер рахунку;Рахунок контрагента;Номер документа;Тип операції;Комісія;Сума нетто;Сума у валюті операції;Курс;Статус;Категорія;Залишок до операції
        W Зарплата;Оренда;Покупка карткою;Повернення коштів;Плата за обслуговування рахунку;Переказ;Зняття готівки;Відсотки;Платіж отримано - дякуємо;Автоплатіж
        P Номер рахунку;Власник;Період;Вхідний залишок;Вихідний залишок;Разом;Валюта;Сформовано;В обробці;Проведено;Витрата;Надходження;Документ сформовано автоматично;Виписка за рахунком;Операції в обробці;Виписка за кредитною карткою;Підсумки за категоріями;копійки
        M січ,лют,бер,кві,тра,чер,лип,сер,вер,жов,лис,гру;січня,лютого,березня,квітня,травня,червня,липня,серпня,вересня,жовтня,листопада,грудня
        =lv LV utf8,cp1257
        T Datums,Darījuma datums;Valutēšanas datums;Informācija,Maksājuma mērķis;Saņēmējs,Saņēmējs/Maksātājs;Summa;Debets,Izejošie;Kredīts,Ienākošie;Debets/Kredīts;Atlikums;Valūta;Konts,Konta numurs;Saņēmēja konts;Darījuma numurs;Darījuma veids;Komisija;Neto summa;Sākotnējā summa;Kurss;Statuss;Kategorija;Atlikums pirms
        W Darba alga;Īre;Pirkums ar karti;Atmaksa;Konta apkalpošanas maksa;Pārskaitījums;Skaidras naudas izmaksa;Procenti;Maksājums saņemts - paldies;Tiešais debets
        P Konta numurs;Īpašnieks;Periods;Sākuma atlikums;Beigu atlikums;Kopā;Valūta;Sagatavots;Gaida;Izpildīts;Debets;Kredīts;Izraksts sagatavots automātiski;Konta izraksts;Gaidošie maksājumi;Kredītkartes izraksts;Kopsavilkums;centi
        M -
        =et EE utf8,cp1257
        T Kuupäev,Kande kuupäev;Väärtuspäev;Selgitus;Saaja/maksja nimi,Saaja;Summa;Deebet,Väljaminek;Kreedit,Sissetulek;Deebet/Kreedit (D/C);Saldo,Jääk;Valuuta;Kliendi konto,Konto;Saaja/maksja konto;Arhiveerimistunnus;Tüüp;Teenustasu;Netosumma;Algne summa;Kurss;Olek;Kategooria;Saldo enne
        W Töötasu;Üür;Kaardimakse;Tagastus;Konto hooldustasu;Ülekanne;Sularaha väljamakse;Intress;Makse laekunud - täname;Otsekorraldus
        P Konto;Omanik;Periood;Algsaldo;Lõppsaldo;Kokku;Valuuta;Koostatud;Ootel;Teostatud;Deebet;Kreedit;Väljavõte on koostatud automaatselt;Konto väljavõte;Ootel maksed;Krediitkaardi väljavõte;Kokkuvõte;senti
        M -
        =ko KR utf8,euckr
        T 거래일자,거래일,거래일시;기산일;적요,거래내용,기재내용;의뢰인/수취인,가맹점명;거래금액,금액;출금액,찾으신금액;입금액,맡기신금액;입출금구분,구분;잔액,거래후잔액;통화;계좌번호;상대계좌번호;거래번호;거래구분;수수료;정산금액;외화금액;환율;상태;분류;거래전잔액
        W 급여;월세;체크카드;환불;계좌관리수수료;이체;현금인출;이자;결제대금 입금 감사합니다;자동이체
        P 계좌번호;예금주;조회기간;이월잔액;최종잔액;합계;통화;출력일;승인대기;완료;출금;입금;본 내역은 자동으로 작성되었습니다;거래내역조회;승인대기 내역;카드 이용대금 명세서;분류별 합계;전
        M -
        =he IL utf8,cp1255
        T תאריך,תאריך פעולה;תאריך ערך;תיאור,פרטים;שם המוטב,בית עסק;סכום;חובה;זכות;חובה/זכות;יתרה;מטבע;מספר חשבון;חשבון נגדי;אסמכתא;סוג פעולה;עמלה;סכום נטו;סכום מקורי;שער המרה;סטטוס;קטגוריה;יתרה קודמת
        W משכורת;שכר דירה;רכישה בכרטיס;החזר;דמי ניהול חשבון;העברה;משיכת מזומן;ריבית;תשלום התקבל - תודה;הוראת קבע
        P מספר חשבון;שם הלקוח;תקופה;יתרת פתיחה;יתרת סגירה;סה"כ;מטבע;הופק בתאריך;ממתין;בוצע;חובה;זכות;המסמך הופק באופן אוטומטי;תדפיס חשבון;פעולות ממתינות;פירוט כרטיס אשראי;סיכום לפי קטגוריה;אגורות
        M -
        =th TH utf8,tis620
        T วันที่,วันที่ทำรายการ;วันที่มีผล;รายการ,รายละเอียด;ผู้รับเงิน,ร้านค้า;จำนวนเงิน;ถอน,เงินออก;ฝาก,เงินเข้า;ถอน/ฝาก;ยอดคงเหลือ;สกุลเงิน;เลขที่บัญชี;บัญชีปลายทาง;เลขอ้างอิง;ประเภทรายการ;ค่าธรรมเนียม;จำนวนเงินสุทธิ;จำนวนเงินต่างประเทศ;อัตราแลกเปลี่ยน;สถานะ;หมวดหมู่;ยอดก่อนหน้า
        W เงินเดือน;ค่าเช่า;ซื้อสินค้าผ่านบัตร;คืนเงิน;ค่ารักษาบัญชี;โอนเงิน;ถอนเงินสด;ดอกเบี้ย;รับชำระเงินแล้ว ขอบคุณ;หักบัญชีอัตโนมัติ
        P เลขที่บัญชี;ชื่อบัญชี;ช่วงวันที่;ยอดยกมา;ยอดคงเหลือสิ้นงวด;รวม;สกุลเงิน;วันที่พิมพ์;รอดำเนินการ;สำเร็จ;ถอน;ฝาก;เอกสารนี้จัดทำโดยระบบอัตโนมัติ;รายการเดินบัญชี;รายการที่รอดำเนินการ;ใบแจ้งยอดบัตรเครดิต;สรุปตามหมวดหมู่;สตางค์
        M -
        =ar AE,KW utf8,cp1256
        T التاريخ,تاريخ العملية;تاريخ القيمة;الوصف,البيان;المستفيد,التاجر;المبلغ;مدين,سحب;دائن,إيداع;مدين/دائن;الرصيد;العملة;رقم الحساب;حساب المستفيد;الرقم المرجعي;نوع العملية;الرسوم;المبلغ الصافي;المبلغ الأصلي;سعر الصرف;الحالة;الفئة;الرصيد السابق
        W راتب;إيجار;شراء بالبطاقة;استرداد;رسوم الحساب الشهرية;تحويل;سحب نقدي;فوائد;تم استلام الدفعة - شكرا;خصم مباشر
        P رقم الحساب;صاحب الحساب;الفترة;الرصيد الافتتاحي;الرصيد الختامي;المجموع;العملة;تاريخ الإصدار;معلق;مكتمل;مدين;دائن;تم إصدار هذا المستند آليا;كشف حساب;العمليات المعلقة;كشف بطاقة الائتمان;ملخص حسب الفئة;فلس
        M -
        """
}

extension BankWords {
    /// The languages that a maintainer builds with.
    static let open = """
        =en US,US,US,US,GB,IE,AU,IN,ZA,CA utf8,cp1252,latin1
        T Date,Transaction Date,Posting Date,Post Date;Value Date,Effective Date;Description,Details,Narrative,Memo;Payee,Merchant,Name;Amount,Transaction Amount,Value;Debit,Withdrawals,Money Out,Paid Out,Debit Amount;Credit,Deposits,Money In,Paid In,Credit Amount;Debit/Credit,Dr/Cr,DR or CR;Balance,Running Balance,Account Balance;Currency,CCY;Account,Account Number;Counterparty Account,Beneficiary Account;Reference,Transaction ID,Ref No.;Type,Transaction Type;Fee,Charges;Net,Net Amount;Original Amount,Foreign Amount;Exchange Rate,Rate;Status,State;Category;Balance Before,Previous Balance
        W Salary;Rent;Card purchase;Refund;Monthly account fee;Transfer;ATM cash withdrawal;Interest paid;Payment received - thank you;Direct debit
        P Account number;Account holder;Period;Opening balance;Closing balance;Total;Currency;Exported on;Pending;Posted;Debit;Credit;This document was produced electronically;Account statement;Pending transactions;Credit card statement;Summary by category;cents
        M Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec;January,February,March,April,May,June,July,August,September,October,November,December
        =de DE,AT,CH utf8,cp1252,latin1,latin9
        T Buchungstag,Buchungsdatum,Datum;Valuta,Wertstellung,Valutadatum;Verwendungszweck,Buchungstext,Beschreibung;Auftraggeber/Empfänger,Zahlungsempfänger,Name;Betrag,Umsatz;Soll,Lastschrift,Belastung;Haben,Gutschrift;Soll/Haben,S/H;Saldo,Kontostand,Saldo nach Buchung;Währung,Whg;Kontonummer,Konto,Auftragskonto;Gegenkonto,Kontonummer/IBAN;Referenz,Kundenreferenz;Umsatzart,Buchungsart;Gebühr,Entgelt;Nettobetrag,Netto;Betrag in Fremdwährung,Originalbetrag;Wechselkurs,Umrechnungskurs;Status;Kategorie;Saldo vor Buchung
        W Gehalt;Miete;Kartenzahlung;Erstattung;Kontoführungsentgelt;Überweisung;Bargeldauszahlung Geldautomat;Zinsen;Einzahlung Kreditkarte - vielen Dank;Lastschrift
        P Kontonummer;Kontoinhaber;Zeitraum;Anfangssaldo;Endsaldo;Summe;Währung;Erstellt am;Vorgemerkt;Gebucht;Soll;Haben;Maschinell erstellt und ohne Unterschrift gültig;Kontoauszug;Vorgemerkte Umsätze;Kreditkartenabrechnung;Summen nach Kategorie;Cent
        M Jan,Feb,Mär,Apr,Mai,Jun,Jul,Aug,Sep,Okt,Nov,Dez;Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember
        =fr FR,BE,CH,CA utf8,cp1252,latin1,latin9
        T Date,Date d'opération,Date de comptabilisation;Date de valeur;Libellé,Libellé de l'opération,Description;Bénéficiaire,Tiers;Montant,Montant de l'opération;Débit,Retraits;Crédit,Dépôts;Sens,Débit/Crédit;Solde,Solde après opération;Devise;Compte,Numéro de compte;Compte bénéficiaire,Compte du tiers;Référence,Numéro d'opération;Type d'opération,Nature;Frais,Commission;Montant net;Montant en devise,Montant d'origine;Taux de change;Statut,État;Catégorie;Solde avant opération
        W Salaire;Loyer;Achat par carte;Remboursement;Frais de tenue de compte;Virement;Retrait DAB;Intérêts;Paiement reçu - merci;Prélèvement
        P Numéro de compte;Titulaire;Période;Solde initial;Solde final;Total;Devise;Édité le;En attente;Comptabilisé;Débit;Crédit;Document édité automatiquement;Relevé de compte;Opérations en attente;Relevé de carte de crédit;Totaux par catégorie;centimes
        M janv.,févr.,mars,avr.,mai,juin,juil.,août,sept.,oct.,nov.,déc.;janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre
        =es ES,MX,AR,CO,CL utf8,cp1252,latin1
        T Fecha,Fecha operación,Fecha de operación;Fecha valor,F. Valor;Concepto,Descripción,Movimiento;Beneficiario,Comercio;Importe,Monto;Cargo,Débito,Debe;Abono,Crédito,Haber;Cargo/Abono,Debe/Haber;Saldo,Saldo disponible;Divisa,Moneda;Cuenta,Número de cuenta;Cuenta beneficiario,Cuenta destino;Referencia,Número de documento;Tipo,Tipo de movimiento;Comisión;Importe neto;Importe original,Monto en moneda extranjera;Tipo de cambio;Estado;Categoría;Saldo anterior
        W Nómina;Alquiler;Compra con tarjeta;Devolución;Comisión de mantenimiento;Transferencia;Retirada en cajero;Intereses;Pago recibido - gracias;Recibo domiciliado
        P Número de cuenta;Titular;Período;Saldo inicial;Saldo final;Total;Divisa;Fecha de emisión;Pendiente;Contabilizado;Cargo;Abono;Documento sin valor contractual;Extracto de cuenta;Movimientos pendientes;Extracto de tarjeta de crédito;Resumen por categoría;céntimos
        M ene,feb,mar,abr,may,jun,jul,ago,sep,oct,nov,dic;enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre
        =pt PT,BR utf8,cp1252,latin1
        T Data,Data Mov.,Data do lançamento;Data Valor,Data-valor;Descrição,Histórico,Lançamento;Favorecido,Estabelecimento;Valor,Montante;Débito,Débitos,Saídas;Crédito,Créditos,Entradas;Débito/Crédito,D/C;Saldo,Saldo contabilístico;Moeda;Conta,Número da conta;Conta do favorecido,Conta destino;Referência,Documento;Tipo,Tipo de movimento;Tarifa,Comissão;Valor líquido;Valor original,Valor em moeda estrangeira;Câmbio,Taxa de câmbio;Situação,Estado;Categoria;Saldo anterior
        W Salário;Aluguel;Compra no cartão;Estorno;Tarifa mensal de conta;Transferência;Saque em caixa eletrônico;Juros recebidos;Pagamento recebido - obrigado;Débito automático
        P Conta;Titular;Período;Saldo inicial;Saldo final;Total;Moeda;Emitido em;Pendente;Lançado;Débito;Crédito;Documento emitido por computador;Extrato de conta;Lançamentos futuros;Fatura do cartão de crédito;Resumo por categoria;centavos
        M jan,fev,mar,abr,mai,jun,jul,ago,set,out,nov,dez;janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro
        =nl NL,BE utf8,cp1252,latin1
        T Datum,Boekdatum,Transactiedatum;Valutadatum,Rentedatum;Omschrijving,Mededelingen;Naam tegenpartij,Begunstigde;Bedrag,Transactiebedrag;Af,Debet;Bij,Credit;Af Bij,Debet/Credit;Saldo,Saldo na mutatie,Saldo na boeking;Munt,Valuta;Rekening,Rekeningnummer;Tegenrekening,Rekening tegenpartij;Kenmerk,Referentie;Mutatiesoort,Soort;Kosten,Provisie;Nettobedrag;Bedrag in vreemde valuta,Oorspronkelijk bedrag;Wisselkoers,Koers;Status;Categorie;Saldo voor mutatie
        W Salaris;Huur;Betaalautomaat;Terugbetaling;Kosten betaalpakket;Overboeking;Geldopname;Rente;Betaling ontvangen - dank u;Incasso
        P Rekeningnummer;Rekeninghouder;Periode;Beginsaldo;Eindsaldo;Totaal;Valuta;Aangemaakt op;In behandeling;Geboekt;Af;Bij;Dit overzicht is automatisch gemaakt;Rekeningafschrift;Openstaande transacties;Creditcardoverzicht;Totalen per categorie;cent
        M jan,feb,mrt,apr,mei,jun,jul,aug,sep,okt,nov,dec;januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december
        =sv SE utf8,cp1252,latin1
        T Bokföringsdag,Bokföringsdatum,Datum;Valutadag,Valutadatum;Beskrivning,Text,Meddelande;Mottagare,Namn;Belopp;Uttag,Debet;Insättning,Kredit;Debet/Kredit;Saldo,Bokfört saldo;Valuta;Konto,Kontonummer;Mottagarkonto,Motkonto;Referens,Verifikationsnummer;Transaktionstyp,Typ;Avgift;Nettobelopp;Utländskt belopp,Ursprungligt belopp;Växelkurs,Kurs;Status;Kategori;Ingående saldo före
        W Lön;Hyra;Kortköp;Återbetalning;Månadsavgift;Överföring;Kontantuttag;Ränta;Inbetalning mottagen - tack;Autogiro
        P Kontonummer;Kontoinnehavare;Period;Ingående saldo;Utgående saldo;Summa;Valuta;Skapad;Väntande;Bokförd;Uttag;Insättning;Detta utdrag är skapat automatiskt;Kontoutdrag;Väntande transaktioner;Kreditkortsfaktura;Summering per kategori;öre
        M jan,feb,mar,apr,maj,jun,jul,aug,sep,okt,nov,dec;januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december
        =pl PL utf8,cp1250
        T Data operacji,Data transakcji,Data księgowania;Data waluty;Opis operacji,Tytuł,Opis transakcji;Nadawca/Odbiorca,Kontrahent;Kwota,Kwota operacji;Obciążenia,Wypływy;Uznania,Wpływy;Strona,Wn/Ma;Saldo,Saldo po operacji;Waluta;Rachunek,Numer rachunku;Rachunek kontrahenta,Rachunek odbiorcy;Numer referencyjny,Referencje;Typ operacji,Rodzaj operacji;Opłata,Prowizja;Kwota netto;Kwota w walucie oryginalnej;Kurs,Kurs wymiany;Status,Stan;Kategoria;Saldo przed operacją
        W Wynagrodzenie;Czynsz;Zakup kartą;Zwrot;Opłata za prowadzenie rachunku;Przelew;Wypłata z bankomatu;Odsetki;Spłata karty - dziękujemy;Polecenie zapłaty
        P Numer rachunku;Właściciel;Za okres;Saldo początkowe;Saldo końcowe;Razem;Waluta;Data wygenerowania;Oczekująca;Zaksięgowana;Obciążenie;Uznanie;Dokument wygenerowany elektronicznie;Wyciąg z rachunku;Transakcje oczekujące;Wyciąg z karty kredytowej;Podsumowanie kategorii;grosze
        M sty,lut,mar,kwi,maj,cze,lip,sie,wrz,paź,lis,gru;stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,listopada,grudnia
        =cs CZ utf8,cp1250
        T Datum zaúčtování,Datum provedení,Datum;Datum valuty,Valuta;Popis transakce,Popis,Zpráva pro příjemce;Název protiúčtu,Obchodník;Částka,Objem;Na vrub,Výdaje;Ve prospěch,Příjmy;Směr platby,MD/DAL;Zůstatek,Zůstatek po transakci;Měna;Číslo účtu,Vlastní účet;Protiúčet,Číslo protiúčtu;ID transakce,Reference;Typ transakce,Typ;Poplatek;Čistá částka;Původní částka,Částka v cizí měně;Kurz;Stav;Kategorie;Zůstatek před transakcí
        W Mzda;Nájem;Platba kartou;Vrácení peněz;Poplatek za vedení účtu;Převod;Výběr z bankomatu;Úrok;Splátka přijata - děkujeme;Inkaso
        P Číslo účtu;Majitel účtu;Období;Počáteční zůstatek;Konečný zůstatek;Celkem;Měna;Vytvořeno;Čekající;Zaúčtováno;Odchozí;Příchozí;Výpis byl vytvořen elektronicky;Výpis z účtu;Čekající platby;Výpis kreditní karty;Součty podle kategorií;haléře
        M led,úno,bře,dub,kvě,čvn,čvc,srp,zář,říj,lis,pro;ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince
        =hu HU utf8,cp1250
        T Könyvelés dátuma,Tranzakció dátuma,Dátum;Értéknap;Közlemény,Leírás;Partner neve,Kedvezményezett;Összeg,Tranzakció összege;Terhelés;Jóváírás;Tartozik/Követel,Irány;Egyenleg,Könyvelt egyenleg;Devizanem,Pénznem;Számlaszám,Könyvelési számla;Partner számlaszáma,Ellenszámla;Tranzakcióazonosító,Hivatkozás;Tranzakció típusa,Típus;Díj,Jutalék;Nettó összeg;Eredeti összeg;Árfolyam;Állapot,Státusz;Kategória;Egyenleg a tranzakció előtt
        W Munkabér;Bérleti díj;Kártyás vásárlás;Visszatérítés;Számlavezetési díj;Átutalás;Készpénzfelvétel;Kamat;Befizetés érkezett - köszönjük;Csoportos beszedés
        P Számlaszám;Számlatulajdonos;Időszak;Nyitó egyenleg;Záró egyenleg;Összesen;Devizanem;Készült;Függőben;Könyvelt;Terhelés;Jóváírás;Elektronikusan készült kivonat;Számlakivonat;Függő tételek;Hitelkártya-kivonat;Összesítés kategóriánként;fillér
        M jan.,febr.,márc.,ápr.,máj.,jún.,júl.,aug.,szept.,okt.,nov.,dec.;január,február,március,április,május,június,július,augusztus,szeptember,október,november,december
        =tr TR utf8,cp1254
        T Tarih,İşlem Tarihi;Valör,Valör Tarihi;Açıklama,İşlem Açıklaması;Karşı Taraf,Alıcı;Tutar,İşlem Tutarı;Borç,Çıkan;Alacak,Giren;Borç/Alacak,B/A;Bakiye,İşlem Sonrası Bakiye;Para Birimi,Döviz;Hesap No,Hesap;Karşı Hesap,Alıcı Hesap No;Referans No,Dekont No;İşlem Tipi,İşlem Türü;Ücret,Komisyon;Net Tutar;Orijinal Tutar,Yabancı Para Tutarı;Kur;Durum;Kategori;Önceki Bakiye
        W Maaş;Kira;Kartlı alışveriş;İade;Hesap işletim ücreti;Havale;ATM para çekme;Faiz;Ödemeniz alınmıştır - teşekkürler;Otomatik ödeme
        P Hesap No;Hesap Sahibi;Dönem;Açılış bakiyesi;Kapanış bakiyesi;Toplam;Para Birimi;Oluşturma tarihi;Bekleyen;Gerçekleşti;Borç;Alacak;Bu belge elektronik olarak üretilmiştir;Hesap özeti;Bekleyen işlemler;Kredi kartı ekstresi;Kategori özeti;kuruş
        M Oca,Şub,Mar,Nis,May,Haz,Tem,Ağu,Eyl,Eki,Kas,Ara;Ocak,Şubat,Mart,Nisan,Mayıs,Haziran,Temmuz,Ağustos,Eylül,Ekim,Kasım,Aralık
        =ru RU utf8,cp1251
        T Дата операции,Дата,Дата проводки;Дата валютирования,Дата платежа;Описание,Назначение платежа,Описание операции;Контрагент,Получатель;Сумма,Сумма операции,Сумма платежа;Расход,Дебет,Списание;Приход,Кредит,Зачисление;Дебет/Кредит,Вид движения;Остаток,Баланс,Остаток после операции;Валюта;Номер счета,Счет;Счет контрагента,Счет получателя;Референс,Номер документа;Тип операции;Комиссия;Сумма нетто;Сумма в валюте операции;Курс,Курс конвертации;Статус;Категория;Остаток до операции
        W Зарплата;Аренда;Покупка по карте;Возврат;Плата за обслуживание счета;Перевод;Снятие наличных;Проценты;Платеж получен - спасибо;Автоплатеж
        P Номер счета;Владелец;Период;Входящий остаток;Исходящий остаток;Итого;Валюта;Дата формирования;В обработке;Исполнено;Расход;Приход;Документ сформирован автоматически;Выписка по счету;Операции в обработке;Выписка по кредитной карте;Итоги по категориям;копейки
        M янв,фев,мар,апр,май,июн,июл,авг,сен,окт,ноя,дек;января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря
        =bg BG utf8,cp1251
        T Дата,Дата на осчетоводяване;Вальор;Основание,Описание;Контрагент,Наредител/Получател;Сума;Дебит;Кредит;Дт/Кт;Салдо,Наличност;Валута;Сметка,IBAN сметка;Сметка контрагент;Референция;Вид операция;Такса;Нетна сума;Сума в чужда валута;Курс;Статус;Категория;Предходно салдо
        W Заплата;Наем;Плащане с карта;Възстановяване;Такса обслужване на сметка;Превод;Теглене от банкомат;Лихва;Получено плащане - благодарим;Директен дебит
        P Сметка;Титуляр;Период;Начално салдо;Крайно салдо;Общо;Валута;Създадено на;Чакаща;Осчетоводена;Дебит;Кредит;Документът е генериран автоматично;Извлечение по сметка;Чакащи операции;Извлечение по кредитна карта;Суми по категории;стотинки
        M яну,фев,мар,апр,май,юни,юли,авг,сеп,окт,ное,дек;януари,февруари,март,април,май,юни,юли,август,септември,октомври,ноември,декември
        =ja JP utf8,sjis
        T 日付,取引日,お取引日;起算日;摘要,お取引内容,内容;お支払先,ご利用先;金額,取引金額;お支払金額,出金金額,お引出し;お預り金額,入金金額,お預入れ;入出金区分,区分;残高,差引残高;通貨;口座番号;相手口座;照会番号,取引番号;取引種類;手数料;差引金額;現地通貨額;換算レート;状態;分類;取引前残高
        W 給与;家賃;カード利用;返金;口座維持手数料;振込;現金引出し;利息;ご入金ありがとうございます;口座振替
        P 口座番号;口座名義;期間;繰越残高;最終残高;合計;通貨;作成日;未確定;確定;出金;入金;この明細は自動作成されました;入出金明細;未確定の明細;カードご利用明細;分類別合計;銭
        M -
        =zh CN,HK utf8,gbk
        T 交易日期,记账日期,日期;起息日;摘要,交易说明,附言;对方户名,商户名称;交易金额,金额,发生额;支出,借方金额,支出金额;收入,贷方金额,存入金额;借贷标志,收支;余额,账户余额;币种;账号,本方账号;对方账号;流水号,交易流水号;交易类型;手续费;净额;原币金额;汇率;状态;分类;交易前余额
        W 工资;房租;消费;退款;账户管理费;转账;取款;结息;还款 谢谢;代扣
        P 账号;户名;起止日期;期初余额;期末余额;合计;币种;打印时间;处理中;已入账;支出;收入;本明细由系统自动生成;账户交易明细;未入账交易;信用卡账单;分类汇总;分
        M -
        =id ID utf8
        T Tanggal,Tanggal Transaksi;Tanggal Valuta;Keterangan,Uraian;Penerima,Nama;Jumlah,Nominal;Debet,Keluar;Kredit,Masuk;D/K,Debet/Kredit;Saldo;Mata Uang;Nomor Rekening,Rekening;Rekening Tujuan;No. Referensi;Jenis Transaksi;Biaya;Jumlah Bersih;Jumlah Asal;Kurs;Status;Kategori;Saldo Sebelumnya
        W Gaji;Sewa;Pembelian kartu;Pengembalian dana;Biaya administrasi;Transfer;Tarik tunai ATM;Bunga;Pembayaran diterima - terima kasih;Debit otomatis
        P Nomor Rekening;Nama Pemilik;Periode;Saldo awal;Saldo akhir;Total;Mata Uang;Dicetak pada;Tertunda;Selesai;Debet;Kredit;Dokumen ini dibuat secara otomatis;Mutasi rekening;Transaksi tertunda;Tagihan kartu kredit;Ringkasan kategori;sen
        M Jan,Feb,Mar,Apr,Mei,Jun,Jul,Agu,Sep,Okt,Nov,Des;Januari,Februari,Maret,April,Mei,Juni,Juli,Agustus,September,Oktober,November,Desember
        =lt LT utf8,cp1257
        T Data,Operacijos data;Valiutavimo data;Paskirtis,Mokėjimo paskirtis;Gavėjas,Mokėtojas/Gavėjas;Suma;Debetas,Išmokėta;Kreditas,Gauta;D/K;Likutis;Valiuta;Sąskaita,Sąskaitos Nr.;Gavėjo sąskaita;Operacijos Nr.;Tipas;Mokestis;Grynoji suma;Suma originalo valiuta;Kursas;Būsena;Kategorija;Likutis prieš
        W Darbo užmokestis;Nuoma;Pirkinys kortele;Grąžinimas;Sąskaitos mokestis;Pervedimas;Grynųjų išėmimas;Palūkanos;Įmoka gauta - ačiū;Tiesioginis debetas
        P Sąskaita;Savininkas;Laikotarpis;Likutis pradžioje;Likutis pabaigoje;Iš viso;Valiuta;Suformuota;Laukiama;Įvykdyta;Debetas;Kreditas;Išrašas suformuotas automatiškai;Sąskaitos išrašas;Laukiantys mokėjimai;Kredito kortelės išrašas;Suvestinė pagal kategorijas;centai
        M -
        =vi VN utf8
        T Ngày giao dịch,Ngày;Ngày hiệu lực;Nội dung,Diễn giải;Đơn vị thụ hưởng,Người nhận;Số tiền;Ghi nợ,Số tiền ghi nợ;Ghi có,Số tiền ghi có;Nợ/Có;Số dư;Loại tiền;Số tài khoản;Tài khoản thụ hưởng;Số tham chiếu;Loại giao dịch;Phí;Số tiền thực;Số tiền gốc;Tỷ giá;Trạng thái;Danh mục;Số dư trước
        W Lương;Tiền thuê nhà;Thanh toán thẻ;Hoàn tiền;Phí quản lý tài khoản;Chuyển khoản;Rút tiền ATM;Lãi tiền gửi;Đã nhận thanh toán - xin cảm ơn;Thanh toán tự động
        P Số tài khoản;Chủ tài khoản;Kỳ sao kê;Số dư đầu kỳ;Số dư cuối kỳ;Tổng cộng;Loại tiền;Ngày in;Đang chờ;Hoàn tất;Nợ;Có;Chứng từ được tạo tự động;Sao kê tài khoản;Giao dịch đang chờ;Sao kê thẻ tín dụng;Tổng theo danh mục;xu
        M -
        """
}
