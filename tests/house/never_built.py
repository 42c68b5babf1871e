"""The words that name what is never built (see the design, "never built"), in English and in Chinese.

English words are looked for as whole words of an identifier (``device_id`` has ``device``, ``devices_used`` too;
``deviceless`` has not), Chinese ones anywhere in a title.
"""

import re

ENGLISH = {
    "place": (
        "location",
        "locations",
        "gps",
        "latitude",
        "longitude",
        "geolocation",
        "geofence",
        "coordinates",
    ),
    "body": ("face", "faces", "facial", "fingerprint", "biometric", "voiceprint", "selfie", "camera"),
    "device": ("device", "devices", "imei", "mac_address", "user_agent", "device_id"),
    "address of a request": ("ip", "ip_address", "ipaddress", "remote_addr", "client_ip"),
    "check-in": ("checkin", "check_in", "clock_in", "punch"),
    "points": (
        "points",
        "streak",
        "streaks",
        "badge",
        "badges",
        "leaderboard",
        "ranking",
        "rankings",
        "rank",
    ),
    "time online": ("online_minutes", "online_time", "dwell", "keystroke", "screen_time", "last_seen"),
    "speech": ("sentiment", "emotion", "social_media", "wechat_id", "weibo"),
    "score of a person": (
        "belief",
        "loyalty",
        "character_score",
        "credit_score",
        "person_score",
        "personal_risk",
        "risk_score",
        "social_credit",
        "suspicion",
        "relatives",
    ),
    "vote": ("voter", "voter_id", "ballot_owner"),
}
CHINESE = (
    "定位",
    "经度",
    "纬度",
    "人脸",
    "指纹",
    "声纹",
    "打卡",
    "签到地点",
    "设备号",
    "设备识别",
    "手机型号",
    "网络地址",
    "IP地址",
    "积分",
    "连续天数",
    "在线时长",
    "排行",
    "排名",
    "情绪",
    "舆情",
    "信仰",
    "忠诚度",
    "个人风险",
    "人员风险",
    "品德评分",
    "社会关系",
    "举报人身份",
    "自动停职",
    "自动处分",
)
_WORDS = {word: meaning for meaning, words in ENGLISH.items() for word in words}


def forbidden_in_name(name: str) -> str:
    """What an identifier names that is never built; empty when nothing."""
    parts = [part for part in re.split(r"[^a-z0-9]+", _snake(name)) if part]
    for length in (1, 2):
        for start in range(len(parts) - length + 1):
            word = "_".join(parts[start : start + length])
            if word in _WORDS:
                return f"{word} ({_WORDS[word]})"
    return ""


def forbidden_in_title(title: str) -> str:
    """The same for words people read."""
    return next((word for word in CHINESE if word.lower() in title.lower()), "")


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
