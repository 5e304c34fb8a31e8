import type { SecretKind } from "../../shared/protocol";
import type { Catalogue, SecretWords } from "./catalogue";
import type { Forms } from "./forms";

const SECRETS: SecretWords = {
  password: { name: "كلمة مرور", advice: "غيّرها إن كنت تستخدمها في أي مكان." },
  card_number: { name: "رقم بطاقة", advice: "لا يحتاج مكتب الخدمة إلى ذلك أبدًا." },
  bank_account: { name: "رقم حساب", advice: "لا يحتاج مكتب الخدمة إلى ذلك أبدًا." },
  key: { name: "مفتاح وصول", advice: "ألغِه وأنشئ مفتاحًا جديدًا إن كان مستخدمًا." },
  private_key: { name: "مفتاح خاص", advice: "استبدله إن كان مستخدمًا." },
  recovery_key: { name: "مفتاح استرداد", advice: "أدخله فقط في الجهاز أو الصفحة التي تطلبه." },
  one_time_code: { name: "رمز لمرة واحدة", advice: "أدخله فقط عند تسجيل الدخول: لن يطلبه أحد هنا أبدًا." },
};

export function catalogue(forms: Forms): Catalogue {
  const { number, plural, minutes, percent, megabytes, list, moment, times } = forms;
  const named = (kinds: readonly SecretKind[]): string => list(kinds.map((kind) => SECRETS[kind].name));
  return {
    lang: "ar",
    dir: "rtl",
    times,

    title: "الدعم التقني",
    openChat: (unread) => (unread === 0 ? "فتح المحادثة" : `فتح المحادثة، ${plural(unread, NEW_MESSAGES)}`),
    unreadBadge: (unread) => (unread > 9 ? `${number(9)}+` : number(unread)),
    closeChat: "إغلاق المحادثة",
    menu: "المزيد",
    download: "تنزيل هذه المحادثة",
    assistant: "المساعد الآلي",
    you: "أنت",
    person: "التحدث مع شخص",

    waiting: "في انتظار أحد الفنيين",
    waitingAt: (position) => (position <= 1 ? "في الانتظار، أنت التالي" : `في الانتظار، ترتيبك ${number(position)}`),
    waitingFor: (place, { minS, maxS }) => `${place}، نحو ${minutes(minS, maxS)}`,
    waitingLonger: (place, wait) =>
      `${place}. يستغرق الأمر وقتًا أطول من المتوقع${wait ? `: نحو ${minutes(wait.minS, wait.maxS)}` : ""}`,
    technician: (name) => `${name} من مكتب الخدمة`,
    serviceDesk: "مكتب الخدمة",
    unavailable: "غير متاح هنا",
    resolved: "تم الحل",
    closedIdle: "مغلقة",
    ticket: "محفوظة كتذكرة، وسيأتي الرد لاحقًا",
    closedUntil: (day, clock) => `مكتب الخدمة مغلق، يفتح ${day ?? "اليوم"} الساعة ${clock}`,

    joined: (name) => `انضم إلى المحادثة: ${name}`,
    assistantBack: "عاد المساعد الآلي",

    welcomeTitle: "كيف يمكننا مساعدتك؟",
    welcomeText: "اسأل عن كلمات المرور والبريد الإلكتروني والشبكة اللاسلكية والطابعات وغيرها من أسئلة التقنية اليومية.",
    welcomeNote: "يجيبك أولًا مساعد آلي لا يفهم حتى الآن سوى الإنجليزية. يمكنك طلب شخص بنقرة واحدة في أي وقت، وسيقرأ ما كتبته.",
    examplesLabel: "أمثلة للبدء",
    examples: [],

    composer: "رسالتك",
    placeholder: "اكتب رسالة…",
    send: "إرسال",
    left: (count) => plural(count, CHARACTERS_LEFT),
    tooLong: (length, limit) =>
      `عدد أحرف هذه الرسالة ${number(length)}، والحد الأقصى ${number(limit)}. اختصرها أو أرسلها على أجزاء.`,

    secretTitle: {
      password: "يبدو أن هذه كلمة مرور.",
      card_number: "يبدو أن هذا رقم بطاقة.",
      key: "يبدو أن هذا مفتاح وصول.",
    },
    secretText: "لا يحتاج إليه أحد هنا أبدًا. هل تريد الإرسال رغم ذلك؟",
    secretEdit: "تعديل",
    secretSend: "إرسال رغم ذلك",

    read: "تمت القراءة",
    sending: "جارٍ الإرسال…",
    kept: "سيتم الإرسال عند عودة الاتصال",
    notSent: "لم يتم الإرسال.",
    retry: "إعادة المحاولة",
    discard: "تجاهل",

    thinking: "المساعد الآلي يبحث عن إجابة",
    typing: (name) => (name ? `${name}: يكتب الآن` : "هناك من يكتب الآن"),
    redacted: (kinds) => {
      const advice = [...new Set(kinds.map((kind) => SECRETS[kind].advice))].join(" ");
      return `تمت إزالة ما يلي قبل أن يراه أحد: ${named(kinds)}. ${advice} إن كان شيئًا آخر، فاكتبه بطريقة أخرى.`;
    },
    redactedByOthers: (kinds) => `تمت إزالة ما يلي هنا: ${named(kinds)}. لا تُنقل الأسرار في هذه المحادثة.`,

    personAsked: "جارٍ طلب شخص…",
    personKept: "سيتم طلب شخص عند عودة اتصالك",
    personComing: "سينضم أحد الفنيين هنا. يمكنك متابعة الكتابة.",
    personComingUnknown: "سينضم أحد الفنيين هنا، ولا يمكننا تحديد الموعد بعد. يمكنك متابعة الكتابة.",
    personHere: (name) => `أنت تتحدث مع ${name}`,
    personLater: "سيجيبك أحد الفنيين هنا. يمكنك إضافة المزيد في أي وقت.",

    ticketHeading: (reference) => `تذكرة رقم ${reference}`,
    emailAsk: "اترك عنوان بريدك الإلكتروني لنكتب إليك فور توفر الإجابة.",
    emailLabel: "عنوان البريد الإلكتروني",
    emailSave: "حفظ",
    emailInvalid: (example) => `اكتب عنوانًا مثل ${example}.`,
    emailKept: (address) => `تصل الإجابة هنا وبالبريد الإلكتروني إلى ${address}.`,
    emailChange: "تغيير",
    linkExpired: "انتهت صلاحية الرابط الوارد في البريد الإلكتروني. لا يزال بإمكانك طرح سؤالك هنا من جديد.",

    resolvedLine: "تم حل هذه المحادثة.",
    closedIdleLine: "أُغلقت هذه المحادثة لعدم وصول رد. اكتب من جديد لفتحها.",
    startNew: "بدء محادثة جديدة",

    newMessages: "رسائل جديدة",
    thread: "الرسائل",
    loading: "جارٍ فتح المحادثة…",
    reconnecting: "جارٍ إعادة الاتصال… رسائلك محفوظة وستُرسل عند عودة الاتصال.",
    unreachableTitle: "تعذر الوصول إلى المحادثة",
    unreachableText: "تستمر المحاولة تلقائيًا. تحقق من شبكتك إن طال الأمر، وما تكتبه هنا محفوظ.",
    refusedTitle: "تعذر فتح المحادثة هنا",
    refusedText: "لم تقبل الخدمة الاتصال. أخبر مكتب الخدمة إن طال الأمر.",
    tryAgain: "إعادة المحاولة",

    ending: {
      end: "إنهاء المحادثة",
      endTitle: "هل تريد إنهاء هذه المحادثة؟",
      endWaiting: "ستفقد مكانك في قائمة الانتظار.",
      endPerson: (name) => `${name} لا يزال معك هنا وسيتم إبلاغه.`,
      endKeep: "إبقاؤها مفتوحة",
      endNow: "إنهاء",
      endChanged: "انتقلت المحادثة للتو إلى شخص آخر. ألقِ نظرة أخرى قبل أن تقرر.",
      offline: "أنت غير متصل، لذلك لم يتغير شيء. حاول مجددًا عند عودة الاتصال.",
      ended: "منتهية",
      endedByYou: "لقد أنهيت هذه المحادثة.",
      notSolved: "لم يحل ذلك المشكلة",
      openAgain: "فتحها من جديد",
      over: "ما تكتبه الآن يبدأ محادثة جديدة.",
      earlier: (at) => `محادثة ${moment(at)}`,
    },

    rating: {
      askBot: "هل ساعدك المساعد الآلي؟",
      askPerson: (name) => `هل كانت مساعدة ${name} مفيدة؟`,
      good: "نعم، كان ذلك مفيدًا",
      bad: "لا، لم يكن مفيدًا",
      comment: "هل تود إضافة شيء؟ يقرأه مكتب الخدمة.",
      send: "إرسال",
      already: "لقد قيّمت ذلك من قبل.",
      thanks: "شكرًا لإخبارنا.",
      decline: "عدم التقييم",
    },

    copy: {
      menu: "إرسال بالبريد الإلكتروني",
      title: "إرسال هذه المحادثة بالبريد الإلكتروني",
      hint: "العنوان المؤكد أنه لك تصله المحادثة كاملة، وأي عنوان آخر يصله إشعار بالرقم المرجعي.",
      send: "إرسال",
      close: "إغلاق",
      sentWhole: (address) => `المحادثة في طريقها إلى ${address}.`,
      sentReceipt: (address) => `إشعار بالرقم المرجعي في طريقه إلى ${address}. يمكنك تنزيل المحادثة كاملة من هنا.`,
      tooMany: "أُرسل اليوم ما يكفي من الرسائل. يمكنك تنزيل المحادثة بدلًا من ذلك.",
    },

    files: {
      attach: "إرفاق ملف",
      dropHere: "أفلت الملفات هنا لإرفاقها",
      list: "الملفات المرفقة",
      remove: (name) => `إزالة ${name}`,
      retry: "إعادة المحاولة",
      uploading: (done) => `جارٍ الرفع… ${percent(done)}`,
      waiting: "سيتم الرفع عند عودة الاتصال",
      failed: "تعذر رفع الملف.",
      tooLarge: (limitBytes) => `الملف كبير جدًا: الحد الأقصى لحجم الملف ${megabytes(limitBytes)}.`,
      tooMany: (limit) => `الحد الأقصى لعدد الملفات في الرسالة الواحدة هو ${number(limit)}. أرسل الباقي مع الرسالة التالية.`,
      picture: (name) => `صورة: ${name}`,
      download: (name, size) => `تنزيل ${name}، ${size}`,
      locale: times.locale,
    },

    transcriptOf: (reference, organization, at) => `محادثة ${reference} مع مكتب خدمة ${organization}، حُفظت في ${at}`,
    notices: {
      heading: "تنبيه من مكتب الخدمة",
      over: "انتهى هذا التنبيه",
      hide: "إخفاء هذا التنبيه",
      showAgain: "إظهار التنبيهات من جديد",
    },

    identity: {
      unknown: "لم تسجّل الدخول هنا، لذلك تظهر لمكتب الخدمة كشخص غير موثَّق.",
      confirmOffer: "تأكيد بريدك الإلكتروني",
      signedIn: (who) => (who ? `أنت مسجّل الدخول باسم \u2068${who}\u2069.` : "أنت مسجّل الدخول."),
      confirmed: (address) => `تم تأكيد عنوانك \u2068${address}\u2069.`,
      signInEnded: "انتهت صلاحية تسجيل دخولك في هذه الصفحة. أعد تحميل الصفحة للمتابعة هنا.",
      goOnUnknown: "البدء دون تسجيل الدخول",
      required: "هذه المحادثة لمن سجّلوا الدخول. سجّل الدخول في هذه الصفحة ثم افتحها من جديد.",

      confirmTitle: "تأكيد بريدك الإلكتروني",
      confirmText: "سنرسل إليك رمزًا من ستة أرقام، وبه يعرف مكتب الخدمة أن العنوان لك.",
      sendCode: "إرسال الرمز",
      codeSent: (address) => `الرمز في طريقه إلى \u2068${address}\u2069. يُستخدم مرة واحدة خلال 15 دقيقة.`,
      code: "الرمز من البريد الإلكتروني",
      confirm: "تأكيد",
      newCode: "عنوان آخر أو رمز جديد",
      later: "ليس الآن",
      codeWrong: "هذا ليس الرمز الوارد في البريد. تحقّق منه واكتب أرقامه الستة.",
      codeEnded: "لم يعد هذا الرمز صالحًا. اطلب رمزًا جديدًا.",
      tooManyCodes: "طُلبت رموز كثيرة. انتظر ربع ساعة ثم حاول من جديد.",

      askTitle: "قبل أن نبدأ",
      askText: "نسألك مرة واحدة فقط. ويمكنك الوصول إلى شخص في الأسفل في أي وقت.",
      optional: "(اختياري)",
      choose: "اختر…",
      needed: "هذه المعلومة مطلوبة.",
      begin: "بدء المحادثة",
      skip: "تخطٍّ",
    },

  };
}

const NEW_MESSAGES = {
  one: "رسالة جديدة واحدة",
  two: "رسالتان جديدتان",
  few: "# رسائل جديدة",
  many: "# رسالة جديدة",
  other: "# رسالة جديدة",
};

const CHARACTERS_LEFT = {
  zero: "لا أحرف متبقية",
  one: "بقي حرف واحد",
  two: "بقي حرفان",
  few: "بقيت # أحرف",
  many: "بقي # حرفًا",
  other: "بقي # حرف",
};
