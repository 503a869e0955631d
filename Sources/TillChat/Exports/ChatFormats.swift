/// The exports that `till-chat` reads: one line each. Plain records are asked for by name only.
enum ChatFormats {
    static func all(_ settings: ChatSettings) -> [any ChatFormat] {
        [
            WhatsAppFormat(settings: settings),
            TelegramJsonFormat(),
            TelegramHtmlFormat(),
            MessengerJsonFormat(),
            SignalLinesFormat(),
            SignalMarkdownFormat(),
            SlackFormat(),
            DiscordFormat(),
            LineTextFormat(settings: settings),
            TwilioFormat(),
            WhatsAppCloudFormat(),
            MessengerWebhookFormat(),
            KakaoTalkFormat(settings: settings),
            SigtopFormat(settings: settings),
            DayLineFormat(settings: settings),
            MessengerHtmlFormat(settings: settings),
            FieldXmlFormat(settings: settings),
            FieldJsonFormat(settings: settings),
            FieldTableFormat(settings: settings),
        ]
    }
}
