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
