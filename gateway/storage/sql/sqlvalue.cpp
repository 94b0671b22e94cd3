#include "storage/sql/sqlvalue.h"

#include <QByteArray>
#include <QString>
#include <QUtf8StringView>

namespace llm0 {

SqlValue::SqlValue(std::string_view text)
{
    const auto size = static_cast<qsizetype>(text.size());
    if (QUtf8StringView(text.data(), size).isValidUtf8())
        m_content = std::string(text);
    else
        m_content = QString::fromUtf8(text.data(), size).toStdString();
}

SqlValue SqlValue::blob(std::string_view bytes)
{
    SqlValue value;
    value.m_content = Blob{std::string(bytes)};
    return value;
}

QVariant SqlValue::variant() const
{
    if (const auto *number = std::get_if<std::int64_t>(&m_content))
        return QVariant::fromValue<qlonglong>(*number);
    // Neither may be null: an empty text is not NULL.
    if (const auto *text = std::get_if<std::string>(&m_content))
        return QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size()));
    if (const auto *blob = std::get_if<Blob>(&m_content))
        return QByteArray(blob->bytes.data(), static_cast<qsizetype>(blob->bytes.size()));
    return {};
}

} // namespace llm0
