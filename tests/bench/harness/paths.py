"""The ways through the gateway that are counted and measured: each makes a request for a fresh gateway."""
from . import load


def hit(gateway):
    return load.chat("A question that has been asked before").with_key(gateway.key(cache_enabled=True))


def refused_by_cap(gateway):
    return load.chat().with_key(gateway.key(daily_cap_usd=0.000000001))


def refused_by_rate(gateway):
    return load.chat().with_key(gateway.key(rate_limit_per_minute=1))


def refused_by_key(gateway):
    return load.chat().with_key("llm0_live_" + "0" * 64)


def miss(gateway):
    """The caches are on, and no two requests are alike."""
    return load.chat(f"Question number {load.NUMBER}").with_key(gateway.key(cache_enabled=True))


def stream(gateway):
    return load.chat(stream=True).with_key(gateway.key())


def cross_stream(gateway):
    """OpenAI's dialect from a provider that speaks Anthropic's."""
    return load.chat(model="claude-3-5-haiku-latest", stream=True).with_key(gateway.key())


ALL = {"hit": hit, "refused_by_cap": refused_by_cap, "refused_by_rate": refused_by_rate,
       "refused_by_key": refused_by_key, "miss": miss, "stream_of_20_chunks": stream,
       "cross_stream_of_20_chunks": cross_stream}
