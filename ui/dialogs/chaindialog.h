#pragma once

#include "client/gatewaylink.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace llm0::ui {

class RouteSteps;

/// A model's own chain: what is tried after it, one name a line, with the way it would take.
class ChainDialog : public QDialog
{
    Q_OBJECT

public:
    ChainDialog(GatewayLink &link, const QString &model, const QStringList &chain, QWidget *parent = nullptr);
    QString model() const;
    QStringList chain() const;

private:
    void edited();

    QLineEdit *m_model;
    QPlainTextEdit *m_chain;
    RouteSteps *m_steps;
    QPushButton *m_save;
};

} // namespace llm0::ui
