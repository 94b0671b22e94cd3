#include "format/visibletext.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace llm0::ui {
namespace {

constexpr int mostMarks = 4; ///< on one letter; real words have fewer
constexpr char32_t joiner = 0x200D;
constexpr char32_t nonJoiner = 0x200C;
constexpr char32_t firstJoined = 0x0590; ///< scripts before do not join letters

/// Letters by their category that show nothing at all.
bool isBlankLetter(char32_t c)
{
    return c == 0x115F || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xFFA0;
}

bool isMark(QChar::Category category)
{
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool needsSpelling(char32_t c, Lines lines)
{
    if (lines == Lines::Many && (c == U'\n' || c == U'\t'))
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return isBlankLetter(c);
    }
}

QString spelt(char32_t c)
{
    return u"‹%1›"_s.arg(static_cast<uint>(c), 4, 16, QChar(u'0')).toUpper();
}

/// Nothing outside ASCII, nothing below the space: most texts.
bool isSimple(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

} // namespace

QString visibleText(const QString &text, Lines lines)
{
    if (isSimple(text))
        return text;
    QString out;
    out.reserve(text.size());
    int marks = 0;
    char32_t before = 0;
    const QList<uint> letters = text.toUcs4();
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const char32_t c = letters.at(i);
        const char32_t next = i + 1 < letters.size() ? letters.at(i + 1) : 0;
        const bool joins = (c == joiner || c == nonJoiner) && before >= firstJoined && next >= firstJoined
                           && !needsSpelling(next, lines);
        marks = isMark(QChar::category(c)) ? marks + 1 : 0;
        if (marks > mostMarks) {
            if (marks == mostMarks + 1)
                out += u'…';
            continue;
        }
        if (!joins && needsSpelling(c, lines))
            out += spelt(c);
        else
            out += QString::fromUcs4(&c, 1);
        before = c;
    }
    return out;
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty()
               ? QString()
               : u"<span>"_s + visibleText(text, Lines::Many).toHtmlEscaped().replace(u'\n', u"<br>"_s)
                     + u"</span>"_s;
}

QString noteText(const QString &text)
{
    return visibleText(text, Lines::Many).replace(u'<', u'‹').replace(u'>', u'›');
}

QString withoutMnemonics(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace llm0::ui
