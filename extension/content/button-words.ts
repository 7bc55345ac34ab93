// The words of buttons by which the gate lets a page through, in the languages of rules/reading/stock.toml.

/**
 * How what buttons say begins that buy, in lower case: everything under `buy` of rules/reading/stock.toml, cut to what it
 * shares. A test holds the two together.
 */
export const BUY = [
  'add to|add item to|buy|order now|order online|place order|place bid|purchase|put it in your',
  'in den|in de|in mijn|in het|in winkelw|aan winkel|winkelmand|zum waren|jetzt kauf|jetzt bestell|kauf',
  'bestell|koop nu|voeg toe',
  'ajouter|acheter|commander|je commande|mettre au|au panier|dans le panier|dans mon panier',
  'añadir|agregar|al carr|compra|meter en|a mi cesta|a la cesta|a la bolsa|lo quiero',
  'aggiungi|acquista|al cest|nel carr|alla borsa|metti nel|adicionar|ao carrinho|no carrinho|ao cesto',
  'à sacola|na sacola',
  'lägg|köp|till varukorg|læg|køb|tilføj|legg|kjøp|lisää|osta|ostoskor|lisa|do koszyka|dodaj do|kup|do košík',
  'koup|kúp|vlož|přidat do|pridať do',
  'adaug|cumpăr|cumpar|în coș|în coş|kosár|megvesz|vásárl|в корзин|купи|заказать|оформить|до кошик|у кошик',
  'замовити|в количк|добави в|поръчай',
  'į krepšel|pirkt|ielikt|grozā|u košar|u korpu|v košar|v vozič|naruči|sepet|satın al|hemen al|στο καλάθι',
  'προσθήκη|αγορά|αγόρασ',
  '购物车|購物車|購物籃|购买|購買|馬上買|訂購|订购|カート|かご|カゴ|購入|買う|注文|장바구니|구매|कार्ट',
  'לסל|לעגלה|קנ|רכיש|הזמן|أضف|اضف|إضافة|اشتر|افزودن|giỏ|mua|đặt hàng|ตะกร้า|ซื้อ|tambah|beli|masukkan',
  'себетке',
].flatMap((words) => words.split('|'));

/** The same for buttons that ask the seller (`ask` and `request`). */
export const ASK = [
  'inquir|enquir|ask|request|get a quote|get quote|contact|message|chat|dm|order|call|email|make an offer',
  'price',
  'anfrag|jetzt anfragen|verkäufer|bestell|demand|contacter|command|prix|consult|pregunt|pedir|solicit',
  'preço|fale|falar|richied|chied|contatt|ordina|offert|prijs|aanvra|stel een|verkoper|zapyta|napisz|popt',
  'dotaz|dopyt|zept',
  'ajánlat|érdekl|árajánl|cere|fråga|förfråg|kontakt|spørg|foresp|kysy|tarjous|запит|попит|запрос|узнать',
  'уточн|напис|связ|дізна|цен|цін',
  'upit|pošalji|povpraš|ρωτ|ζητ|επικοιν|fiyat|teklif|bilgi|satıcı|询|詢|咨|諮|联系|聯絡|私|加微|加薇|問い合わせ|質問|문의|상담',
  'לפרטים|צור קשר|שלח|استفس|تواصل|راسل|استعلام|liên hệ|hỏi|nhắn|tư vấn|giá|สอบถาม|ทักแชท|ติดต่อ|tanya',
  'hubungi|पूछताछ',
].flatMap((words) => words.split('|'));
