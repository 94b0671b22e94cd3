#pragma once

#include "client/dto.h"
#include "widgets/basics.h"

class QComboBox;

namespace llm0::ui {

/// The limits of a customer beside its day and month caps, and where they come from.
class CustomerLimits : public QWidget
{
    Q_OBJECT

public:
    explicit CustomerLimits(QWidget *parent = nullptr);
    void setTiers(const QStringList &tiers);
    void showCustomer(const Customer &customer);
    bool isEdited() const { return m_edited; }
    bool isValid() const;
    bool tierChanged(const Customer &customer) const;
    QString tier() const;
    /// `before` with what was chosen here.
    Limits limits(Limits before) const;

Q_SIGNALS:
    void edited();
    void overrideUnwanted();

private:
    std::optional<std::int64_t> countOf(const QLineEdit *edit) const;

    QComboBox *m_tier;
    QLabel *m_source;
    QPushButton *m_remove;
    AmountEdit *m_perRequest;
    QLineEdit *m_perMinute;
    QLineEdit *m_perHour;
    QLineEdit *m_perDay;
    QLineEdit *m_downgrade;
    bool m_edited = false;
};

} // namespace llm0::ui
