#pragma once

#include <QTranslator>

#include <utility>

namespace llm0::ui {

/// Speaks English two fifths longer than it is, as other languages may be: vowels are drawn out, so that
/// words grow and places, tags and keys in a text stay.
class LongerTexts : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        qsizetype wanted = (text.size() * 2 + 4) / 5;
        QString longer;
        bool tag = false;
        while (wanted > 0) {
            const qsizetype before = wanted;
            const QString from = longer.isEmpty() ? text : std::exchange(longer, {});
            for (const QChar c : from) {
                tag = c == u'<' || (tag && c != u'>');
                longer.append(c);
                if (!tag && wanted > 0 && QStringView(u"aeou").contains(c)) {
                    longer.append(c);
                    --wanted;
                }
            }
            if (wanted == before)
                break;
        }
        return longer.isEmpty() ? text : longer;
    }
    bool isEmpty() const override { return false; }
};

} // namespace llm0::ui
