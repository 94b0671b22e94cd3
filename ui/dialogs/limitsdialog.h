#pragma once

#include "client/adminclient.h"
#include "client/dto.h"
#include "widgets/basics.h"

#include <QDialog>

class QPlainTextEdit;

namespace llm0::ui {

/// Edits everything that can be limited for customers: of a tier or of a project's default. `submit` sends
/// it; the dialog closes once the gateway has agreed.
class LimitsDialog : public QDialog
{
    Q_OBJECT

public:
    struct Subject {
        QString title;
        QString about;
        bool named = false;  ///< asks for the tier's name
        bool priced = false; ///< asks what a customer of it pays
        Tier tier;
    };
    using Submit = std::function<void(const Tier &tier, AdminClient::Callback done)>;

    LimitsDialog(const Subject &subject, Submit submit, QWidget *parent = nullptr);

private:
    QWidget *makeForm(const Subject &subject);
    std::optional<QJsonObject> countsOf(const QPlainTextEdit *edit, const QString &what);
    std::optional<std::int64_t> countOf(const QLineEdit *edit) const;
    void apply();
    void behaviorChosen(const QString &behavior);

    Submit m_submit;
    Tier m_tier;
    ErrorBanner *m_banner;
    QLineEdit *m_slug;
    AmountEdit *m_price;
    AmountEdit *m_day;
    AmountEdit *m_month;
    AmountEdit *m_perRequest;
    QLineEdit *m_counts[3];
    SegmentedControl *m_behavior;
    QLineEdit *m_downgrade;
    QPlainTextEdit *m_models;
    QPlainTextEdit *m_labels;
    QPushButton *m_apply;
};

} // namespace llm0::ui
