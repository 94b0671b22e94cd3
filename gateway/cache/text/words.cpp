#include "cache/text/words.h"

#include <QString>
#include <QStringList>

namespace llm0 {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Scripts without spaces between words.
bool standsAlone(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

bool isWordChar(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isHighSurrogate() || c.isLowSurrogate();
}

/// The symbols that are units or currencies.
QString symbolWord(QChar c)
{
    switch (c.unicode()) {
    case u'$':
        return QStringLiteral("dollar");
    case u'€':
        return QStringLiteral("euro");
    case u'£':
        return QStringLiteral("pound");
    case u'¥':
        return QStringLiteral("yen");
    case u'₹':
        return QStringLiteral("rupee");
    case u'%':
        return QStringLiteral("percent");
    case u'‰':
        return QStringLiteral("permille");
    default:
        return {};
    }
}

/// "1,000.50" → "1000.5"; what is not clearly grouped stays as it is written.
QString plainNumber(QString text)
{
    const auto groups = text.split(u',');
    bool grouped = groups.size() > 1 && groups.first().size() <= 3;
    for (qsizetype i = 1; i < groups.size(); ++i)
        grouped = grouped && groups[i].section(u'.', 0, 0).size() == 3
                  && (i + 1 == groups.size() || !groups[i].contains(u'.'));
    if (grouped)
        text.remove(u',');
    if (text.count(u'.') == 1 && !text.contains(u',')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text;
}

class Splitter
{
public:
    explicit Splitter(const QString &text) : m_text(text) {}

    std::vector<Word> run()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at] == u'`')
                quotedCode();
            else if (m_text[m_at].isSpace())
                ++m_at;
            else
                chunk();
        }
        return std::move(m_words);
    }

private:
    void add(Word::Kind kind, const QString &text, bool capital = false)
    {
        m_words.push_back({kind, text.toStdString(), capital, m_sentence});
        m_sentence = false;
    }

    void quotedCode()
    {
        const QString fence =
            m_text.mid(m_at, 3) == QStringLiteral("```") ? QStringLiteral("```") : QStringLiteral("`");
        const qsizetype start = m_at + fence.size();
        qsizetype end = m_text.indexOf(fence, start);
        if (end < 0)
            end = m_text.size();
        add(Word::Kind::Code, m_text.mid(start, end - start).simplified());
        m_at = std::min(end + fence.size(), m_text.size());
    }

    /// What stands between two spaces.
    void chunk()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && !m_text[end].isSpace() && m_text[end] != u'`')
            ++end;
        QString chunk = m_text.mid(m_at, end - m_at);
        m_at = end;
        const bool ends =
            chunk.endsWith(u'.') || chunk.endsWith(u'?') || chunk.endsWith(u'!') || chunk.endsWith(u':');
        trim(chunk);
        if (isCode(chunk))
            add(Word::Kind::Code, chunk);
        else
            prose(chunk);
        m_sentence |= ends;
    }

    static void trim(QString &chunk)
    {
        static const QString opening = QStringLiteral("([{\"'“”„‚‘’«»¿¡<*_—–…");
        static const QString closing = QStringLiteral(".,;:!?)]}\"'“”„‘’«»>*_—–…。、，！？：；");
        while (!chunk.isEmpty() && opening.contains(chunk.front()))
            chunk.remove(0, 1);
        while (!chunk.isEmpty() && closing.contains(chunk.back())) {
            // "f()" keeps its brackets.
            if (chunk.size() > 2 && chunk.endsWith(QStringLiteral("()")))
                break;
            chunk.chop(1);
        }
    }

    static bool isCode(const QString &chunk)
    {
        if (chunk.size() < 2)
            return chunk.size() == 1 && QStringLiteral("+=<>/|&^~\\").contains(chunk.front());
        if (chunk.startsWith(QStringLiteral("--")) || chunk.startsWith(u'/') || chunk.startsWith(u'@')
            || chunk.startsWith(u'#') || chunk.startsWith(u'.'))
            return true;
        static const QString marks = QStringLiteral("_\\@=<>{}[]()|^~#+*");
        for (const QChar mark : marks) {
            if (chunk.contains(mark))
                return true;
        }
        if (chunk.contains(QStringLiteral("::")) || chunk.contains(QStringLiteral("//"))
            || chunk.contains(QStringLiteral("->")))
            return true;
        return hasInnerDot(chunk);
    }

    /// "os.path", "file.txt", "v1.2", but not "3.5", "1.000" or "e.g".
    static bool hasInnerDot(const QString &chunk)
    {
        bool letters = false;
        for (const QChar c : chunk)
            letters |= c.isLetter();
        const qsizetype dot = chunk.indexOf(u'.');
        if (!letters || dot <= 0 || dot + 1 >= chunk.size() || !isWordChar(chunk[dot + 1]))
            return false;
        const bool abbreviation = dot == 1 && chunk.size() <= 5;
        const bool amount = isDigit(chunk.front()) && isDigit(chunk[dot + 1]);
        return !abbreviation && !amount;
    }

    void prose(const QString &chunk)
    {
        qsizetype at = 0;
        while (at < chunk.size()) {
            if (isDigit(chunk[at]))
                at = number(chunk, at);
            else if (standsAlone(chunk[at]))
                add(Word::Kind::Plain, chunk.mid(at++, 1));
            else if (isWordChar(chunk[at]))
                at = word(chunk, at);
            else
                symbol(chunk[at++]);
        }
    }

    void symbol(QChar c)
    {
        if (const QString name = symbolWord(c); !name.isEmpty())
            add(Word::Kind::Plain, name);
        else if (c == u'-' || c == u'−')
            m_minus = true;
    }

    qsizetype number(const QString &chunk, qsizetype at)
    {
        // A hyphen directly before a number at the start of a chunk is its sign.
        const bool negative = std::exchange(m_minus, false) && at == 1;
        qsizetype end = at;
        while (end < chunk.size()
               && (isDigit(chunk[end])
                   || ((chunk[end] == u'.' || chunk[end] == u',') && end + 1 < chunk.size()
                       && isDigit(chunk[end + 1]))))
            ++end;
        add(Word::Kind::Number,
            (negative ? QStringLiteral("-") : QString()) + plainNumber(chunk.mid(at, end - at)));
        return end;
    }

    qsizetype word(const QString &chunk, qsizetype at)
    {
        m_minus = false;
        qsizetype end = at;
        bool capital = false;
        while (end < chunk.size() && !standsAlone(chunk[end])
               && (isWordChar(chunk[end]) || isApostrophe(chunk, end))) {
            capital |= chunk[end].isUpper();
            ++end;
        }
        QString text = chunk.mid(at, end - at).toCaseFolded();
        text.replace(u'’', u'\'');
        add(Word::Kind::Plain, text, capital);
        return end;
    }

    static bool isApostrophe(const QString &chunk, qsizetype at)
    {
        return (chunk[at] == u'\'' || chunk[at] == u'’') && at + 1 < chunk.size() && chunk[at + 1].isLetter();
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_sentence = true;
    bool m_minus = false;
    std::vector<Word> m_words;
};

} // namespace

std::vector<Word> wordsOf(std::string_view utf8)
{
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()))
                             .normalized(QString::NormalizationForm_KC);
    return Splitter(text).run();
}

} // namespace llm0
