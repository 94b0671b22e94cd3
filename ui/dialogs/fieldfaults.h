#pragma once

#include "client/adminclient.h"

#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>

namespace llm0::ui {

/// Says under a field of a form what the gateway did not like about it.
class FieldFaults
{
public:
    /// The field with room below it; `param` is its name in the gateway's errors.
    QWidget *under(QLineEdit *edit, const QString &param);
    /// True when the error names one of the fields; it then stands there and the field has the focus.
    bool show(const ApiError &error);
    void clear();

private:
    struct Place {
        QPointer<QLineEdit> edit;
        QPointer<QLabel> label;
    };
    static void mark(const Place &place, const QString &text);

    QHash<QString, Place> m_places;
};

} // namespace llm0::ui
