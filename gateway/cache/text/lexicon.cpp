#include "cache/text/lexicon.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace llm0 {

namespace {

using Words = std::unordered_set<std::string_view>;

template <typename Visit>
void eachWord(std::string_view list, const Visit &visit)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(' '), list.size());
        if (end > 0)
            visit(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

Words setOf(std::string_view list)
{
    Words words;
    eachWord(list, [&](std::string_view word) { words.insert(word); });
    return words;
}

/// Word → the first word of its line.
std::unordered_map<std::string_view, std::string_view> firstOfLine(const auto &lines)
{
    std::unordered_map<std::string_view, std::string_view> map;
    for (const std::string_view line : lines)
        eachWord(line, [&](std::string_view word) { map.emplace(word, line.substr(0, line.find(' '))); });
    return map;
}

std::string_view found(const std::unordered_map<std::string_view, std::string_view> &map,
                       std::string_view word)
{
    const auto entry = map.find(word);
    return entry == map.end() ? std::string_view() : entry->second;
}

/// Ends of an axis are parted by "|". A word stands on one axis only.
constexpr std::string_view axes[] = {
    "enable enabled enabling enables aktivieren aktiviere activer activar attivare ativar activate activated "
    "activating"
    "|disable disabled disabling disables deaktivieren deaktiviere désactiver desactivar disattivare "
    "desativar"
    " deactivate deactivated deactivating",
    "on|off",
    "buy buying bought purchase kaufen kaufe acheter comprar comprare kopen"
    "|sell selling sold verkaufen verkaufe vendre vender vendere verkopen",
    "increase increases increased increasing raise raising grow erhöhen augmenter aumentar aumentare gain"
    "|decrease decreases decreased decreasing reduce reducing lower lowering shrink senken verringern "
    "diminuer reducir"
    " disminuir ridurre diminuir reduzir lose losing",
    "before bevor vor avant antes prima voor|after nachdem nach après después dopo depois na",
    "with mit avec con com met|without ohne sans sin senza sem zonder",
    "more mehr plus más più mais meer|less weniger moins menos meno minder fewer",
    "maximum max maximal maximize maximise highest most|minimum min minimal minimize minimise lowest least",
    "start starting started begin starten commencer empezar iniciar"
    "|stop stopping stopped end ending stoppen arrêter parar terminar",
    "open opening opened öffnen ouvrir abrir aprire|close closing closed schließen fermer cerrar chiudere "
    "fechar",
    "add adding added hinzufügen ajouter añadir agregar aggiungere adicionar"
    "|remove removing removed delete deleting deleted entfernen löschen supprimer eliminar quitar borrar "
    "rimuovere"
    " remover subtract",
    "import importing imports importieren importer importar|export exporting exports exportieren exporter "
    "exportar",
    "upload uploading hochladen|download downloading herunterladen",
    "encode encoding|decode decoding",
    "encrypt encrypting encryption verschlüsseln|decrypt decrypting decryption"
    " entschlüsseln",
    "install installing installieren installer instalar|uninstall uninstalling deinstallieren désinstaller"
    " desinstalar",
    "lock locking sperren|unlock unlocking entsperren",
    "allow allowing permit erlauben autoriser permitir"
    "|deny denying forbid block blocking verbieten interdire prohibir",
    "accept accepting accepted akzeptieren accepter aceptar|reject rejecting rejected decline ablehnen "
    "refuser"
    " rechazar",
    "ascending aufsteigend|descending absteigend",
    "first erste ersten premier primero primera primo"
    "|last letzte letzten dernier último última ultimo|second zweite deuxième segundo segunda|third dritte "
    "troisième"
    " tercero|fourth vierte|fifth fünfte",
    "old oldest older alt älteste|new newest newer latest neu neueste young youngest younger",
    "cheap cheapest cheaper billig günstig|expensive teuer priciest costly",
    "high higher hoch|low niedrig",
    "left links gauche izquierda sinistra esquerda|right rechts droite derecha destra"
    " direita",
    "north northern nord norden norte|south southern sud süd süden sur|east eastern ost osten est este"
    "|west western westen ouest oeste",
    "hot hotter warm hottest heiß chaud caliente|cold colder cool coldest kalt froid frío",
    "win winning won winner gewinnen|loss lost loser verlieren",
    "pass passing passed succeed success bestehen"
    "|fail failing failed failure durchfallen",
    "true wahr vrai verdadero|false falsch faux falso",
    "yes ja oui sí|nope nein nee",
    "male man men boy boys husband father son brother king mann junge vater sohn"
    "|female woman women girl girls wife mother daughter sister queen frau mädchen mutter tochter",
    "he him his er ihn lui|she her hers",
    "income revenue earnings einnahmen einkommen"
    "|expense expenses expenditure ausgaben",
    "asset assets|liability liabilities",
    "debit|credit",
    "borrow borrowing leihen|lend lending verleihen",
    "love like liebe|hate dislike hasse",
    "pros advantage advantages benefit benefits strengths vorteile vorteil avantages ventajas vantaggi "
    "vantagens"
    "|cons disadvantage disadvantages drawback drawbacks weaknesses risks nachteile nachteil inconvénients "
    "desventajas"
    " svantaggi desvantagens",
    "serialize serialise|deserialize deserialise",
    "compress zip|decompress unzip extract",
    "push|pull",
    "read reading lesen|write writing schreiben",
    "get|set",
    "input|output",
    "client|server|proxy",
    "public|private",
    "internal inner indoor indoors|external outer outside outdoor outdoors",
    "synchronous sync|asynchronous async",
    "connect connecting verbinden|disconnect disconnecting trennen",
    "include including included|exclude excluding excluded",
    "above over über encima"
    "|below under unter debajo",
    "early earlier earliest früh|late later spät",
    "today heute hoy oggi hoje aujourd'hui"
    "|tomorrow morgen demain mañana domani amanhã|yesterday gestern hier ayer ieri ontem",
    "morning breakfast|evening dinner|noon lunch|night|afternoon",
    "daily day-to-day täglich|weekly wöchentlich|monthly monatlich|yearly annual annually jährlich|hourly "
    "stündlich",
    "past previous|future next upcoming|current present",
    "black|white",
    "safe safely sicher"
    "|dangerous unsafe gefährlich",
    "legal legally|illegal illegally illegale illegal",
    "vertical|horizontal",
    "row rows zeile|column columns spalte",
    "singular|plural",
    "formal|informal casual",
    "positive|negative"
    "|neutral",
    "strong stronger|weak weaker",
    "long longer longest lang|short shorter shortest brief kurz",
    "big bigger biggest large larger largest groß größte|small smaller smallest tiny klein kleinste",
    "fast faster fastest quick quickest schnell|slow slower slowest langsam",
    "best besten beste|worst schlechteste",
    "better besser|worse schlechter",
    "easy easiest easier simple leicht|hard hardest harder difficult schwer",
    "beginner beginners novice|intermediate|advanced expert experts",
    "child children kid kids kinder|adult adults"
    " erwachsene|teenager teenagers teens|baby babies infant infants toddler toddlers",
    "employee employees worker arbeitnehmer|employer employers arbeitgeber",
    "seller|buyer",
    "lender|borrower",
    "teacher|student students pupil",
    "doctor|patient patients",
    "parent parents|grandparent grandparents",
    "half|double twice|triple",
    "gain-of|loss-of",
    "arrive arrival arriving ankunft|depart departure departing abfahrt",
    "send sending sent|receive receiving received",
    "question|answer",
    "cause causes ursachen"
    "|symptom symptoms symptome|treatment treatments treat cure behandlung|prevention prevent",
    "summarize summarise summary|translate translation|rewrite rephrase paraphrase|proofread|classify"
    "|debug fix repair|refactor|optimize optimise|test",
    "create creating make build erstellen|destroy demolish",
    "encourage promote|discourage",
    "expand widen|collapse narrow",
    "attach|detach",
    "mount|unmount",
    "mute|unmute",
    "follow|unfollow",
    "subscribe|unsubscribe",
    "show display|hide",
    "commit|revert rollback",
    "merge|split",
    "union|intersection",
    "sum|difference|product|quotient",
    "average mean|median|mode",
    "addition plus-sign|subtraction minus|multiplication times|division divided",
    "radius|diameter|circumference",
    "area|perimeter|volume",
    "speed|acceleration",
    "mass|weight-force",
    "deposit|withdraw withdrawal",
    "bull bullish|bear bearish",
    "import-tax|export-tax",
    "single|married|divorced"
    "|widowed",
    "dry|wet",
    "front|back rear",
    "upstairs|downstairs",
    "sunrise|sunset",
    "summer sommer été verano estate"
    "|winter hiver invierno inverno|spring frühling printemps primavera|autumn fall herbst automne otoño "
    "autunno outono",
    "up|down",
    "in inside|out",
    "in-person|online remote",
    "gross|net",
    "fixed|variable",
    "primary|secondary",
    "raw|cooked",
    "vegan|vegetarian",
    "export-only|import-only",
    "lhs|rhs",
    "prefix|suffix",
    "head|tail",
    "stack|queue|heap",
    "odd|even",
    "upper uppercase|lowercase",
    "inbound incoming|outbound outgoing",
    "join|leave quit",
    "approve|disapprove",
    "agree|disagree",
    "appear|disappear",
    "hire hiring|fire firing layoff",
    "ally|enemy",
    "guilty|innocent",
    "victory|defeat",
    "birth born|death died die",
    "import-in|export-out",
};

std::unordered_map<std::string_view, Pole> readAxes()
{
    std::unordered_map<std::string_view, Pole> poles;
    int axis = 0;
    for (std::string_view line : axes) {
        int end = 0;
        while (!line.empty()) {
            const std::size_t bar = std::min(line.find('|'), line.size());
            eachWord(line.substr(0, bar), [&](std::string_view word) {
                poles.emplace(word, Pole{axis, end});
            });
            line.remove_prefix(std::min(bar + 1, line.size()));
            ++end;
        }
        ++axis;
    }
    return poles;
}

constexpr std::string_view negations = "not no never none nothing nobody neither nor without non cannot "
                                       "nicht kein keine keinen keinem keiner nie niemals"
                                       " ohne nichts ne pas jamais sans rien aucun aucune non nunca sin nada "
                                       "ningún ninguna jamás mai senza niente nessuno"
                                       " não nem sem nenhum niet geen nooit zonder не нет без никогда ни 不 "
                                       "没 無 别 ない except but avoid lacking unless"
                                       " instead excluding rarely hardly exempt";

constexpr std::string_view units[] = {
    "km kilometer kilometers kilometre kilometres kilómetros kilomètres",
    "m meter meters metre metres",
    "cm centimeter centimeters centimetre centimetres zentimeter",
    "mm millimeter millimeters millimetre millimetres",
    "mile miles mi meile meilen",
    "ft foot feet",
    "inch inches",
    "yard yards",
    "kg kilogram kilograms kilo kilos",
    "g gram grams gramm",
    "mg milligram milligrams",
    "lb lbs pound pounds pfund",
    "oz ounce ounces",
    "ton tons tonne tonnes",
    "l liter liters litre litres",
    "ml milliliter milliliters millilitre millilitres",
    "gallon gallons",
    "cup cups",
    "tbsp tablespoon tablespoons",
    "tsp teaspoon teaspoons",
    "celsius centigrade",
    "fahrenheit",
    "kelvin",
    "s sec secs seconds sekunden",
    "minute minutes mins minuten minutos",
    "h hour hours hr hrs stunde stunden heure heures hora horas ore",
    "day days tag tage tagen jour jours día días giorni dias",
    "week weeks woche wochen semaine semaines semana semanas",
    "month months monat monate monaten mois mes meses mese mesi",
    "year years jahr jahre jahren an ans año años anni"
    " ano anos",
    "decade decades",
    "century centuries",
    "dollar dollars usd bucks",
    "euro euros eur",
    "gbp sterling",
    "yen jpy",
    "rupee rupees inr",
    "yuan cny rmb",
    "franc francs chf",
    "bitcoin btc",
    "ethereum eth",
    "percent prozent"
    " percentage",
    "permille",
    "kb kilobyte kilobytes",
    "mb megabyte megabytes",
    "gb gigabyte gigabytes",
    "tb terabyte terabytes",
    "bit bits",
    "byte bytes",
    "hz hertz",
    "khz",
    "mhz",
    "ghz",
    "watt watts",
    "kw kilowatt"
    " kilowatts",
    "kwh",
    "volt volts",
    "amp amps",
    "joule joules",
    "calorie calories kcal",
    "mph",
    "kmh km/h kph",
    "degree degrees grad",
    "acre acres",
    "hectare hectares",
    "psi",
    "bar",
    "pascal",
    "ppm",
    "px pixel pixels",
    "em",
    "rem",
    "million millions mio",
    "billion billions milliarden",
    "trillion trillions",
    "thousand thousands tausend",
    "hundred hundreds hundert",
    "dozen dozens",
    "half",
    "third-part",
    "quarter quarters",
};

constexpr std::string_view numbers[] = {
    "0 zero null",
    "2 two zwei deux dos due dois twee",
    "3 three drei trois tres tre três drie",
    "4 four vier quatre cuatro quattro quatro",
    "5 five fünf cinq cinco cinque vijf",
    "6 six sechs seis sei zes",
    "7 seven sieben sept siete sette sete zeven",
    "8 eight acht huit ocho otto oito",
    "9 nine neun neuf nueve nove negen",
    "10 ten zehn dix diez dieci dez tien",
    "11 eleven elf onze once undici",
    "12 twelve zwölf douze doce dodici twaalf",
    "13 thirteen dreizehn treize",
    "14 fourteen vierzehn",
    "15 fifteen fünfzehn quinze quince",
    "16 sixteen",
    "17 seventeen",
    "18 eighteen",
    "19 nineteen",
    "20 twenty zwanzig vingt veinte venti vinte",
    "30 thirty dreißig trente treinta trenta",
    "40 forty vierzig",
    "50 fifty fünfzig cinquante cincuenta cinquanta",
    "60 sixty",
    "70 seventy",
    "80 eighty",
    "90 ninety",
};

constexpr std::string_view named =
    // days and months ("may" and "march" are too often verbs; as names they are written with a capital)
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag "
    "samstag"
    " sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes "
    "sábado domingo"
    " january february april june july august september october november december januar februar märz mai "
    "juni juli"
    " oktober dezember christmas easter halloween thanksgiving ramadan"
    // languages and peoples
    " english german french spanish italian portuguese dutch swedish norwegian danish finnish polish czech "
    "russian"
    " ukrainian greek turkish arabic hebrew hindi bengali urdu chinese mandarin cantonese japanese korean "
    "vietnamese thai"
    " latin irish american british canadian mexican brazilian australian indian deutsch englisch französisch "
    "spanisch"
    // countries
    " germany france spain italy portugal netherlands belgium switzerland austria sweden norway denmark "
    "finland poland"
    " czechia hungary romania bulgaria greece turkey russia ukraine ireland scotland england wales britain "
    "uk usa us"
    " america canada mexico brazil argentina chile peru colombia venezuela cuba china japan korea taiwan "
    "india pakistan"
    " bangladesh nepal thailand vietnam indonesia malaysia singapore philippines australia zealand egypt "
    "morocco"
    " algeria tunisia nigeria niger ghana kenya ethiopia tanzania iran iraq israel jordan lebanon syria "
    "yemen qatar"
    " iceland croatia serbia slovenia slovakia estonia latvia lithuania europe asia africa oceania "
    "antarctica eu"
    " deutschland frankreich spanien italien österreich schweiz"
    // cities and states
    " london paris berlin madrid rome lisbon vienna zurich geneva amsterdam brussels stockholm oslo "
    "copenhagen helsinki"
    " warsaw prague budapest athens istanbul moscow kyiv dublin edinburgh manchester munich hamburg cologne "
    "frankfurt"
    " barcelona milan naples venice york boston chicago seattle houston dallas miami denver austin toronto "
    "vancouver"
    " montreal tokyo osaka kyoto seoul beijing shanghai delhi mumbai bangkok sydney melbourne cairo lagos "
    "nairobi dubai"
    " california texas florida nevada ohio oregon washington"
    // computing
    " python javascript typescript java kotlin scala rust golang go ruby perl php swift haskell erlang "
    "elixir clojure"
    " fortran cobol matlab julia lua bash powershell zsh fish html css sql json yaml xml csv toml markdown "
    "latex"
    " react angular vue svelte django flask fastapi rails spring laravel express nextjs node nodejs deno bun "
    "jquery"
    " numpy pandas pytorch tensorflow keras linux ubuntu debian fedora arch centos windows macos mac ios "
    "android iphone"
    " ipad chromebook mysql postgres postgresql sqlite mongodb redis oracle mariadb cassandra elasticsearch "
    "kafka"
    " rabbitmq docker kubernetes podman terraform ansible jenkins git github gitlab bitbucket svn mercurial "
    "aws azure"
    " gcp heroku vercel netlify cloudflare nginx apache caddy chrome firefox safari edge opera outlook gmail "
    "thunderbird"
    " excel word powerpoint sheets docs slack teams zoom discord whatsapp telegram signal vim emacs vscode "
    "intellij"
    " http https ftp sftp ssh tcp udp ipv4 ipv6 rest graphql grpc soap utf-8 ascii pdf png jpeg jpg gif svg "
    "mp3 mp4"
    " wav jwt oauth saml md5 sha1 sha256 bcrypt aes rsa"
    // companies and products
    " google microsoft apple amazon meta facebook twitter instagram tiktok youtube netflix spotify tesla "
    "toyota bmw ford"
    " honda volkswagen samsung sony intel amd nvidia openai anthropic claude gemini chatgpt gpt paypal "
    "stripe visa"
    " mastercard venmo walmart target ikea"
    // nature, food, health
    " mercury venus earth mars jupiter saturn uranus neptune pluto moon sun dog dogs cat cats horse horses "
    "cow cows pig"
    " pigs chicken duck rabbit rabbits hamster fish bird birds lion tiger elephant whale shark rice pasta "
    "bread potato"
    " potatoes tomato tomatoes onion onions garlic apple-fruit apples banana bananas orange oranges lemon "
    "lime egg eggs"
    " beef pork lamb tofu cheese milk butter sugar salt coffee tea beer wine whiskey vodka gin rum flu "
    "cold-illness"
    " covid diabetes cancer asthma migraine anxiety depression adhd autism allergy allergies aspirin "
    "ibuprofen"
    " paracetamol acetaminophen penicillin insulin oxygen hydrogen nitrogen carbon helium gold silver copper "
    "iron zinc"
    " lead aluminium aluminum steel"
    // others
    " red green blue yellow purple pink brown gray grey violet piano guitar violin drums football soccer "
    "basketball"
    " tennis baseball cricket golf hockey chess poker yoga swimming running cycling heart liver kidney lung "
    "brain stomach"
    " knee shoulder ankle wrist elbow bitcoin ethereum hexadecimal binary decimal octal haiku sonnet "
    "limerick poem essay"
    " story song letter email tweet kitchen bathroom bedroom car truck bike motorcycle bus train plane boat";

constexpr std::string_view functionWords =
    "is are am be was were been being do does did done have has had having of to in on at for by from as "
    "that this these"
    " those it its my your our their his her i you we they he she me us them and or if then than so very "
    "there here will"
    " would can could should shall may might must what which who whom whose when where why how about into "
    "onto out up"
    " some any all each every own also too just only really actually currently exactly still yet now ever s "
    "let get go"
    " der die das den dem des ein eine einen einem einer ist sind war ich du er sie es wir ihr mir mich mein "
    "meine zu"
    " von mit für auf an im am bei aus wie was wer wo wann warum und oder kann le la les un une des du de "
    "est sont"
    " je tu il elle nous vous ils on mon ma mes au aux en dans sur pour par que qui quoi comment et ou el "
    "los las una"
    " uno es son yo lo mi mis en por para con que cómo como qué y o puedo il gli uno una è sono io di da per "
    "che come"
    " cosa e o os as um uma é são eu do da no na het een is zijn ik van voor op hoe wat";

constexpr std::string_view lightWords = "way ways steps step method methods procedure process explain "
                                        "describe tell show give need want know help guide"
                                        " instructions instruction possible please best good able using use "
                                        "used via need wanted wondering understand"
                                        " mean meaning means definition define term concept exactly "
                                        "basically simply quickly briefly overview information"
                                        " info details idea question go going something someone somebody one "
                                        "ones thing things find out figure works work"
                                        " happen happens find provide list name kind sort type question city "
                                        "acronym terms command amount reason reasons cause"
                                        " causes makes make simple simply stand take takes answer year wie "
                                        "weg erkläre erklären beschreiben zeige zeig"
                                        " expliquer explique explicar explica spiegare spiega say";

constexpr std::string_view fillers = "a an the please kindly hi hello hey thanks bitte hallo danke bonjour "
                                     "merci svp hola gracias ciao grazie olá"
                                     " obrigado obrigada alstublieft dank";

constexpr std::string_view requestVerbs =
    "tell explain give show help write list summarize summarise describe provide generate suggest recommend";

constexpr std::string_view synonyms[] = {
    "remove delete erase",
    "fix repair solve resolve",
    "create make build",
    "begin start",
    "finish complete",
    "buy purchase",
    "car automobile",
    "phone telephone cellphone mobile smartphone",
    "movie film",
    "picture photo image",
    "fast quick quickly rapidly",
    "big large",
    "error bug issue problem",
    "function method",
    "get obtain acquire",
    "show display",
    "change modify alter edit",
    "choose select pick",
    "company firm business",
    "job position",
    "doctor physician",
    "kids children",
    "doctor physician",
    "main primary key",
    "important significant",
    "capital capitol",
    "cook prepare",
    "store save keep",
    "sick ill",
    "forgotten forgot",
    "invented created",
    "tall height high höhe hoch",
    "old age alter",
    "far distance",
    "wrote author writer written",
    "big size",
    "heavy weight",
    "long length",
    "deep depth",
    "exit quit",
    "summarize summary",
    "differ difference differences distinction",
    "speak spoken speaks",
    "simple simply",
    "buy purchase",
    "cost price",
    "use using",
    "usually typically normally",
    "improve enhance boost",
    "learn study",
    "speak talk",
    "trip journey",
    "password passcode",
    "log login signin",
    "site website",
    "mail email e-mail",
    "tv television",
    "fridge refrigerator",
    "purpose point goal",
    "reason cause",
    "common frequent",
    "good great",
    "person individual",
};

constexpr std::string_view britishWords[] = {
    "color colour",
    "favorite favourite",
    "center centre",
    "behavior behaviour",
    "gray grey",
    "theater theatre",
    "organize organise",
    "analyze analyse",
    "optimize optimise",
    "summarize summarise",
    "program programme",
    "license licence",
    "defense defence",
    "traveling travelling",
    "neighbor neighbour",
    "flavor flavour",
    "initialize initialise",
    "serialize serialise",
    "realize realise",
    "recognize recognise",
    "labor labour",
    "honor honour",
    "catalog catalogue",
    "dialog dialogue",
    "cancelled canceled",
    "meter metre",
    "liter litre",
    "ok okay",
    "normalize normalise",
    "minimize minimise",
    "maximize maximise",
    "visualize visualise",
};

struct Language {
    std::string_view name;
    Words words;
};

} // namespace

std::optional<Pole> poleOf(std::string_view word)
{
    static const auto poles = readAxes();
    const auto entry = poles.find(word);
    return entry == poles.end() ? std::nullopt : std::optional(entry->second);
}

bool isNegation(std::string_view word)
{
    static const Words words = setOf(negations);
    return words.contains(word);
}

std::string_view unitOf(std::string_view word)
{
    static const auto map = firstOfLine(units);
    return found(map, word);
}

std::string_view numberOf(std::string_view word)
{
    static const auto map = firstOfLine(numbers);
    return found(map, word);
}

bool isNamed(std::string_view word)
{
    static const Words words = setOf(named);
    return words.contains(word);
}

bool isFunctionWord(std::string_view word)
{
    static const Words words = setOf(functionWords);
    return words.contains(word);
}

bool isLightWord(std::string_view word)
{
    static const Words words = setOf(lightWords);
    return words.contains(word);
}

bool isFiller(std::string_view word)
{
    static const Words words = setOf(fillers);
    return words.contains(word);
}

bool isRequestVerb(std::string_view word)
{
    static const Words words = setOf(requestVerbs);
    return words.contains(word);
}

std::string_view synonymOf(std::string_view word)
{
    static const auto map = firstOfLine(synonyms);
    return found(map, word);
}

std::string americanOf(std::string_view word)
{
    static const auto map = firstOfLine(britishWords);
    const std::string_view american = found(map, word);
    return std::string(american.empty() ? word : american);
}

const std::vector<std::vector<std::string_view>> &fillerPhrases()
{
    static const std::vector<std::vector<std::string_view>> phrases = {
        {"i", "would", "like", "to", "know"},
        {"i", "want", "to", "know"},
        {"i", "need", "to", "know"},
        {"can", "you", "tell", "me"},
        {"could", "you", "tell", "me"},
        {"do", "you", "know"},
        {"thank", "you"},
        {"in", "advance"},
        {"tell", "me"},
        {"s'il", "vous", "plaît"},
        {"s'il", "te", "plaît"},
        {"por", "favor"},
        {"per", "favore"},
        {"kannst", "du", "mir", "sagen"},
        {"sag", "mir"},
    };
    return phrases;
}

std::string_view languageOf(const std::vector<std::string_view> &words)
{
    static const std::array<Language, 7> languages = {{
        {"en", setOf("the is are of to what how do does and for my can i in with you it this")},
        {"de",
         setOf("der die das ist und wie was ein eine ich nicht für mit von zu den kann mein man sind wird")},
        {"fr",
         setOf("le la les est et comment que quoi un une je pas pour avec de du mon puis quelle quel sont")},
        {"es", setOf("el la los es y cómo qué un una no para con de del mi puedo cuál está son")},
        {"it", setOf("il lo la è e come che cosa un una non per con di del mio posso qual sono")},
        {"pt", setOf("o a os é e como que um uma não para com de do meu posso qual são")},
        {"nl", setOf("de het is en hoe wat een ik niet voor met van mijn kan welke zijn")},
    }};
    std::string_view best;
    int most = 0;
    int second = 0;
    for (const Language &language : languages) {
        int count = 0;
        for (const std::string_view word : words)
            count += language.words.contains(word) ? 1 : 0;
        if (count > most) {
            second = most;
            most = count;
            best = language.name;
        } else {
            second = std::max(second, count);
        }
    }
    return most >= 2 && most > second ? best : std::string_view();
}

const std::vector<QuestionKind> &questionKinds()
{
    static const std::vector<QuestionKind> kinds = {
        {"who",
         {"who", "whom", "wer", "qui", "quién", "chi", "quem"},
         {"person", "name", "inventor", "author", "founder", "writer", "creator", "whose", "painter",
          "president"}},
        {"when",
         {"when", "wann", "quand", "cuándo", "quando", "wanneer"},
         {"date", "year", "time", "day", "month", "jahr", "datum", "année", "fecha", "año"}},
        {"where",
         {"where", "wo", "woher", "wohin", "où", "dónde", "dove", "onde", "waar"},
         {"place", "location", "city", "country", "located", "ort", "lieu", "lugar", "position"}},
        {"why",
         {"why", "warum", "wieso", "weshalb", "pourquoi", "perché", "waarom", "почему", "为什么"},
         {"reason", "reasons", "cause", "causes", "purpose", "because", "explains", "grund", "raison",
          "makes", "come"}},
    };
    return kinds;
}

bool isHow(std::string_view word)
{
    return word == "how" || word == "wie";
}

} // namespace llm0
