// Each sale makes the next one dearer.
let price = 20;
service({
  quote([count]) {
    const total = price * count;
    console.log(`${count} for ${total}`);
    price += count;
    return total;
  },
});
